import { Temporal } from "temporal-polyfill";
import { type Agenda, calendarLines, type OpenDate, standingDates, usualRules } from "../casework/index.ts";
import { toICalendar } from "../files/index.ts";
import { type CalendarMatter, calendarEntryOf } from "../interview/index.ts";
import { type OfficialDate, officialDates, type Policy, type PolicySet } from "../rules/index.ts";
import { nameCalendar, sayCalendarEntry } from "../wording/index.ts";
import { createAgenda, openCalendar } from "./agenda.ts";
import { type Call, type Command, flag, option } from "./command.ts";
import { officialDateLines } from "./deadline-text.ts";
import { isDay, openPolicies, placeOf, placeOption } from "./place-and-day.ts";

/** Reporting and campaign dates of a place between two days. */
export const calendar: Command = {
  options: {
    ...placeOption,
    from: { type: "string" },
    to: { type: "string" },
    json: { type: "boolean" },
    ics: { type: "boolean" },
  },
  arguments: 0,
  async run(call) {
    const policies = openPolicies(call);
    if (policies === null) return 2;
    const policy = placeOf(call, policies);
    const span = spanOf(call);
    const both = flag(call, "json") && flag(call, "ics");
    if (both) call.refuse("jsonAndIcs");
    const working = openCalendar(call);
    if (policy === null || span === null || both || working === null) return 2;
    const dates = officialDates(policy, working, span.from, span.to);
    if (flag(call, "ics")) await writeIcs(call, policies, policy, dates, createAgenda(policies, working));
    else if (flag(call, "json")) await call.out.line(JSON.stringify(datesJson(policy, span, dates, call)));
    else await call.out.line(datesText(call, policies, policy, span, dates));
    return 0;
  },
};

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Longer spans are a slip of the pen. */
const mostYears = 50;

/** Both ends of the time asked for; null when one lacks or is wrong (said on stderr, every fault). */
function spanOf(call: Call): Span | null {
  const [from, to] = (["from", "to"] as const).map((name) => {
    const text = option(call, name);
    if (text === null) call.refuse("spanMissing", { option: `--${name}` });
    else if (!isDay(text)) call.refuse("spanDay", { option: `--${name}`, value: text });
    return text !== null && isDay(text) ? text : null;
  });
  if (from === null || to === null || from === undefined || to === undefined) return null;
  if (to < from) {
    call.refuse("spanOrder", { from, to });
    return null;
  }
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > mostYears) {
    call.refuse("spanLong", { most: String(mostYears) });
    return null;
  }
  return { from, to };
}

function datesJson(policy: Policy, { from, to }: Span, dates: readonly OfficialDate[], call: Call): object {
  const { language } = call.settings;
  return {
    place: policy.place.id,
    from,
    to,
    policyVersion: policy.version,
    dates: dates.map((one) => ({
      ...one,
      name: one.name[language],
      alternatives: one.alternatives.map((other) => ({ ...other, because: other.because[language] })),
      note: one.note?.[language] ?? null,
    })),
  };
}

function datesText(
  call: Call,
  policies: PolicySet,
  policy: Policy,
  { from, to }: Span,
  dates: readonly OfficialDate[],
): string {
  const { words } = call;
  const said = { place: policy.place.name[call.settings.language], id: policy.place.id, from, to };
  const lines = dates.flatMap((one) => officialDateLines(one, { call, policies }));
  return [words("officialDates.heading", said), "", ...(lines.length > 0 ? lines : [words("officialDates.none")])].join(
    "\n",
  );
}

/** The dates as an iCalendar file, each under the name that it has in a chat's calendar of the place; those without a day cannot stand in one and are named on stderr. */
async function writeIcs(
  call: Call,
  policies: PolicySet,
  policy: Policy,
  dates: readonly OfficialDate[],
  agenda: Agenda,
): Promise<void> {
  const { words } = call;
  const { language } = call.settings;
  const dated = dates.filter((one): one is OpenDate => one.due !== null && one.remind !== null);
  const standing = standingDates(policy.place.id, dated, usualRules, agenda.days);
  const entry = (matter: CalendarMatter) => sayCalendarEntry(calendarEntryOf(policies, matter), language);
  const { lines: events } = calendarLines(standing, [], {}, { today: "", words: entry });
  const open = dates.filter(({ due }) => due === null);
  for (const { name, unset } of open)
    call.out.complain(
      words("officialDates.unset", { name: name[language], figures: unset.join(words("assessment.and")) }),
    );
  const name = nameCalendar({ what: "place", place: policy.place.name }, language);
  const stamp = Temporal.Now.instant().toString({ smallestUnit: "second" });
  // The text ends its lines itself; the output adds one more.
  await call.out.line(toICalendar({ name, events, stamp }).replace(/\r\n$/, "\r"));
}
