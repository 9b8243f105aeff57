// Taking days along into a calendar program: which ones is asked here, the file is made by the office.
import type { Deadline, OfficialDate, PolicySet } from "../rules/index.ts";
import { excerpt } from "./answering.ts";
import type { CalendarAbout, CalendarEntry, CalendarScope } from "./calendar-views.ts";
import { type CalendarMatter, type Fetched, numberNamed, type Request } from "./case-record.ts";
import type { Screen } from "./reply.ts";
import { hasFacts, type Session } from "./session.ts";
import { remark, reply, type Step, standingQuestion, type Turn } from "./step.ts";
import { caseNameOf, clauseNameOf, placeNameOf } from "./view/names.ts";

const scopeWords: Readonly<Record<CalendarScope, readonly string[]>> = {
  case: ["case", "this", "这一户", "这户", "本户", "当前户", "household"],
  mine: ["mine", "all", "我的", "全部", "所有", "全部户", "所有户", "我的户"],
  place: ["place", "dates", "本地", "地区", "这个地方", "报送", "报送日期"],
};

const feedActs: ReadonlyMap<string, Extract<Request, { kind: "calendar-feed" }>["act"]> = new Map([
  ["feed", "open"],
  ["feed-new", "renew"],
  ["feed-off", "close"],
]);

/** `/calendar ics`, 导出日历: asks whose days where it was not said, else has the office make the file. */
export function exportCalendar(session: Session, turn: Turn, argument: string): Step {
  const typed = argument.toLowerCase();
  if (typed === "") return chooseScope(session, turn);
  const act = feedActs.get(typed);
  if (act !== undefined) return { session, effects: [{ kind: "calendar-feed", act, how: turn.how }] };
  const number = numberNamed(typed);
  if (number !== null) return make(session, turn, "case", number);
  const [scope] = Object.entries(scopeWords).find(([, words]) => words.includes(typed)) ?? [];
  switch (scope) {
    case "mine":
    case "place":
      return make(session, turn, scope, null);
    case "case":
      return hasFacts(session.case)
        ? make(session, turn, "case", session.case.number)
        : remark(session, turn, { kind: "no-case" });
    default: {
      const { session: now, effects } = chooseScope(session, turn);
      const notice = { kind: "calendar-of-what", text: excerpt(argument) } as const;
      return {
        session: now,
        effects: effects.map((effect) =>
          effect.kind === "say" || effect.kind === "edit"
            ? { ...effect, reply: { ...effect.reply, notices: [notice] } }
            : effect,
        ),
      };
    }
  }
}

function chooseScope(session: Session, turn: Turn): Step {
  const screen: Screen = {
    kind: "calendar-choice",
    case: hasFacts(session.case) ? caseNameOf(session.case) : null,
    any: hasFacts(session.case) || session.begun > 0,
    place: placeOf(session, turn),
  };
  return reply(session, turn, screen, [], standingQuestion(session));
}

function make(session: Session, turn: Turn, what: CalendarScope, number: number | null): Step {
  const request: Request = { kind: "make-calendar", what, number, place: session.place, how: turn.how };
  return { session, effects: [request] };
}

/** Hands over what the office made; the file goes with the words about it. */
export function giveCalendar(
  session: Session,
  { request, made }: Extract<Fetched, { kind: "calendar-made" }>,
  turn: Turn,
): Step {
  const { what, number } = request;
  if (made === null) return remark(session, turn, { kind: "case-not-found", text: String(number ?? "") });
  const { file, case: named, days, cancelled, open, left } = made;
  if (file === null) return remark(session, turn, { kind: "nothing-to-export", what, open });
  const about: CalendarAbout =
    what === "case" && named !== null
      ? { what, case: named }
      : what === "place"
        ? { what, place: placeOf(session, turn) }
        : { what: "mine" };
  const screen: Screen = { kind: "calendar-file", about, days, cancelled, open, left };
  const said = { ...screen, notices: [], question: null };
  return { session, effects: [{ kind: "say", reply: said, file }] };
}

/** Tells the address under which a calendar program finds the days by itself. */
export function tellFeed(
  session: Session,
  { request, address }: Extract<Fetched, { kind: "feed-told" }>,
  turn: Turn,
): Step {
  const screen: Screen = { kind: "calendar-feed", act: request.act, address };
  return reply(session, turn, screen, [], standingQuestion(session));
}

function placeOf(session: Session, turn: Turn) {
  return placeNameOf(turn.at.policies, session.place) ?? { "zh-CN": session.place, en: session.place };
}

/** What the words about a matter need, with its names. */
export function calendarEntryOf(policies: PolicySet, matter: CalendarMatter): CalendarEntry {
  switch (matter.kind) {
    case "gone":
      return { kind: "gone" };
    case "deadline": {
      const { deadline } = matter;
      const { label, sense, event, from, count } = deadline;
      const named = caseNameOf(matter.case);
      return { kind: "deadline", case: named, label, sense, event, from, count, ...dayOf(policies, deadline) };
    }
    case "date": {
      const { date } = matter;
      const place = placeNameOf(policies, date.place) ?? { "zh-CN": date.place, en: date.place };
      return { kind: "date", place, beforePublication: date.beforePublication, ...dayOf(policies, date) };
    }
  }
}

function dayOf(policies: PolicySet, { name, clause, alternatives, missingYears, note, mark }: Deadline | OfficialDate) {
  return { name, clause: clauseNameOf(policies, clause), alternatives, missingYears, note, mark };
}

/** What a calendar is about, by its request. */
export function calendarAboutOf(
  policies: PolicySet,
  what: CalendarScope,
  of: { readonly case: Parameters<typeof caseNameOf>[0] | null; readonly place: string },
): CalendarAbout {
  if (what === "case" && of.case !== null) return { what, case: caseNameOf(of.case) };
  if (what !== "place") return { what: "mine" };
  return { what, place: placeNameOf(policies, of.place) ?? { "zh-CN": of.place, en: of.place } };
}
