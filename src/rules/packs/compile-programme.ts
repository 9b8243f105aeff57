/** One programme from its text in the packs to something that can be judged. */
import { Decimal } from "../decimal.ts";
import { parseOnce } from "../feel/parse.ts";
import type { RoundingMode } from "../operations/rounding.ts";
import {
  type CompiledAmount,
  type CompiledProgramme,
  type CompiledRequirement,
  type CompiledRoute,
  programmeRun,
} from "../programme.ts";
import { none, number, truth } from "../values.ts";
import { type Limit, limitsOf } from "./narrowing.ts";
import type { ExpressionLinker, Where } from "./rule-linker.ts";
import type { Amount, ProgrammeVersion, Requirement } from "./schema.ts";

/** The version of a programme in force, with the requirements that nearer levels add to it. */
export interface FoundProgramme {
  readonly id: string;
  readonly version: ProgrammeVersion;
  readonly extra: readonly { readonly requirement: Requirement; readonly where: Where }[];
  readonly where: Where;
  /** Where its persons, and when to ask about it, are written: a nearer level may bring them. */
  readonly personsAt: Where;
  readonly name: CompiledProgramme["name"];
}

/** Compiles a programme: its requirements, persons and routes, amount, dates and warnings. */
export function compileProgramme(linker: ExpressionLinker, found: FoundProgramme): CompiledProgramme {
  const { id, version, extra, where, personsAt, name } = found;
  const below = (...path: PropertyKey[]): Where => {
    const at = path[0] === "persons" || path[0] === "ask-when" ? personsAt : where;
    return { ...at, path: [...at.path, ...path] };
  };
  const { persons } = version;
  const each = persons?.each ?? null;
  // The amount is linked first, so that the definitions it uses are known when limits are looked for.
  const amount = version.amount === undefined ? null : compileAmount(linker, version.amount, below("amount"), each);
  const routesAt = (
    routes: ProgrammeVersion["routes"],
    variable: string | null,
    ...path: PropertyKey[]
  ): readonly CompiledRoute[] =>
    (routes ?? []).map((route, index) => ({
      id: route.route,
      name: route.name ?? null,
      amount:
        route.amount === undefined
          ? null
          : compileAmount(linker, route.amount, below(...path, index, "amount"), variable),
      require: route.require.map((one, at) =>
        compileRequirement(linker, one, below(...path, index, "require", at), variable),
      ),
    }));
  const compiled = {
    id,
    name,
    clause: version.clause,
    require: [
      ...(version.require ?? []).map((one, index) => compileRequirement(linker, one, below("require", index), null)),
      ...extra.map(({ requirement, where: at }) => compileRequirement(linker, requirement, at, null)),
    ],
    routes: routesAt(version.routes, null, "routes"),
    persons:
      persons === undefined
        ? null
        : {
            list:
              linker.link(persons.in, below("persons", "in"), null, { t: "list", of: "members" }) ??
              (() => ({ kind: "list", op: "filter", args: none, note: null, deps: 0n, na: 0, items: [] })),
            require: (persons.require ?? []).map((one, index) =>
              compileRequirement(linker, one, below("persons", "require", index), each),
            ),
            routes: routesAt(persons.routes, each, "persons", "routes"),
          },
    amount,
    dates: (version.dates ?? []).map((date, index) => ({
      id: date.id,
      name: date.name ?? null,
      clause: date.clause,
      mark: date.mark ?? null,
      note: date.note ?? null,
      perPerson: date.for === "person",
      run: linker.link(date.value, below("dates", index, "value"), date.for === "person" ? each : null, { t: "day" }),
    })),
    warn: (version.warn ?? []).map((warning, index) => ({
      id: warning.id,
      clause: warning.clause,
      text: warning.text,
      run: linker.link(warning.when, below("warn", index, "when"), null, { t: "truth" }),
    })),
    askWhen:
      version["ask-when"] === undefined
        ? null
        : linker.link(version["ask-when"], below("ask-when"), null, { t: "truth" }),
    excludes: (version.excludes ?? []).map(({ programme, clause, for: whom, first }) => ({
      programme,
      clause,
      perPerson: whom === "person",
      first: first === "this" ? id : first === "that" ? programme : null,
    })),
    combines: (version.combines ?? []).map(({ programme, clause, only, difference }) => ({
      programme,
      clause,
      only: only === true,
      difference: difference === true,
    })),
    notes: version.notes ?? [],
  };
  return { ...compiled, run: programmeRun(compiled) };
}

function compileRequirement(
  linker: ExpressionLinker,
  requirement: Requirement,
  where: Where,
  variable: string | null,
): CompiledRequirement {
  const run = linker.shared(
    requirement.when,
    { ...where, path: [...where.path, "when"], clause: requirement.clause },
    variable,
    { t: "truth" },
  );
  const person = requirement["for-a-person"];
  const judge =
    person === undefined
      ? null
      : linker.link(person, { ...where, path: [...where.path, "for-a-person"], clause: requirement.clause }, variable, {
          t: "truth",
        });
  return {
    id: requirement.id,
    name: requirement.name ?? null,
    clause: requirement.clause,
    mark: requirement.mark ?? null,
    note: requirement.note ?? null,
    gate: requirement.gate === true,
    run: run ?? (() => truth("constant", none, "no", 0n)),
    forAPerson: judge,
    limits: limitsFor(linker, requirement, where),
  };
}

/** What a granted requirement says about numbers of the household. */
function limitsFor(linker: ExpressionLinker, requirement: Requirement, where: Where): readonly Limit[] {
  const result = parseOnce(requirement.when);
  if (!result.ok) return [];
  return limitsOf(
    result.ast,
    (name) => linker.limited(name),
    (ast) => linker.part(ast, where.clause),
  );
}

function compileAmount(
  linker: ExpressionLinker,
  amount: Amount,
  where: Where,
  variable: string | null,
): CompiledAmount {
  const unit = amount.per === "month" ? "yuan/month" : amount.per === "year" ? "yuan/year" : "yuan";
  const run = linker.link(
    amount.value,
    { ...where, path: [...where.path, "value"], clause: amount.clause },
    amount.for === "person" ? variable : null,
    { t: "number", unit },
  );
  return {
    clause: amount.clause,
    per: amount.per,
    for: amount.for,
    name: amount.name ?? null,
    run: run ?? (() => number("constant", none, new Decimal(0), new Decimal(0), 0n)),
    places: amount.round === undefined ? 2 : amount.round.to === "0.01" ? 2 : amount.round.to === "0.1" ? 1 : 0,
    mode: (amount.round?.mode ?? "half-up") as RoundingMode,
    roundClause: amount.round?.clause ?? null,
  };
}
