import { type CoverageReason, type CoverageRow, type CoverageState, coverage } from "../rules/index.ts";
import { type Call, type ExitCode, flag } from "./command.ts";
import { nearestPlace, openPolicies } from "./place-and-day.ts";

const states: readonly CoverageState[] = ["executable", "checklist", "not-executable"];

/** Prints where each statement of the source documents lives in the packs, of all places or of one, and counts them. */
export async function showCoverage(call: Call, place: string | undefined): Promise<ExitCode> {
  const policies = openPolicies(call);
  if (policies === null) return 2;
  const ids = policies.places.map(({ id }) => id);
  if (place !== undefined && !ids.includes(place)) {
    const guess = nearestPlace(place, policies) ?? "";
    return call.refuse(guess === "" ? "unknownId" : "unknownIdGuess", { id: place, guess });
  }
  const rows = coverage(policies)
    .map(({ id, homes }) => ({ id, homes: homes.filter(({ home }) => isAt(home, place)) }))
    .flatMap(({ id, homes }) => (homes[0] === undefined ? [] : [{ id, homes, state: homes[0].state }]));
  if (flag(call, "json")) {
    await call.out.line(JSON.stringify(rows.map((row) => rowJson(call, row))));
    return 0;
  }
  for (const row of rows) {
    const { id, state, homes, reason } = rowJson(call, row);
    const parts = [id.padEnd(7), call.words(`coverage.states.${state}`), homes.join(", "), reason ?? ""];
    await call.out.line(parts.join("\t").trimEnd());
  }
  await call.out.line("");
  for (const list of [...new Set(rows.map(({ id }) => listOf(id)))]) await call.out.line(countLine(call, list, rows));
  return 0;
}

const isAt = (home: string, place: string | undefined): boolean =>
  place === undefined || home.startsWith(`${place}#`) || home.startsWith(`${place}/`);

/** The list that a row is of: S0 … S4, or N. */
const listOf = (id: string): string => id.split("-")[0] ?? id;

function rowJson(call: Call, { id, state, homes }: CoverageRow) {
  // The reason of a row is that of its strongest home; an executable one needs none.
  const reason = state === "executable" ? null : sayReason(call, homes[0]?.reason ?? null);
  return { id, state, home: homes[0]?.home ?? "", homes: homes.map(({ home }) => home), reason };
}

function sayReason(call: Call, reason: CoverageReason | null): string {
  if (reason === null) return "";
  return "said" in reason ? reason.said[call.settings.language] : call.words(`coverage.reasons.${reason.because}`);
}

function countLine(call: Call, list: string, rows: readonly CoverageRow[]): string {
  const own = rows.filter(({ id }) => listOf(id) === list);
  const counts = states.map(
    (state) => `${call.words(`coverage.states.${state}`)} ${own.filter((row) => row.state === state).length}`,
  );
  return call.words("coverage.counts", {
    list,
    count: String(own.length),
    counts: counts.join(call.words("coverage.and")),
  });
}
