// What each command does, whether it came as a command, a button or a plain word.

import { adoptSupposed } from "./adopting.ts";
import { excerpt } from "./answering.ts";
import { answerAsked } from "./asking.ts";
import type { View } from "./buttons.ts";
import type { Command } from "./command-words.ts";
import { askForDue } from "./due.ts";
import { showOwed } from "./due-questions.ts";
import { exportCalendar } from "./exporting.ts";
import { withFigure } from "./figures.ts";
import { type HouseholdCommand, isHouseholdCommand, obeyAboutCases } from "./households.ts";
import { dayOf } from "./judge.ts";
import { labelOf } from "./labels.ts";
import { showDates } from "./official.ts";
import { questionBehind, undoLast } from "./patches.ts";
import { readAt } from "./paths.ts";
import { programmeNamed } from "./programme-names.ts";
import { openQuestion, passOver, showWhy } from "./questions.ts";
import { readDay } from "./read/index.ts";
import { setReminding } from "./reminding.ts";
import type { Notice, Screen } from "./reply.ts";
import {
  type Asked,
  cardOf,
  hasFacts,
  openCase,
  type Patch,
  type Session,
  shelveCase,
  unshelveCase,
} from "./session.ts";
import { chooseLanguage, placeName, settingsScreen, suppliedOf } from "./settings.ts";
import {
  proceed,
  remark,
  reply,
  type Step,
  showSummary,
  standingQuestion,
  type Turn,
  withCase,
  withSave,
} from "./step.ts";
import { factNameOf } from "./view/items.ts";
import { caseNameOf } from "./view/names.ts";
import { showView } from "./views.ts";

export function obey(session: Session, command: Command, turn: Turn): Step {
  if (isHouseholdCommand(command)) return obeyAboutCases(session, command.name, command.argument, turn);
  const { argument } = command;
  const name = command.name as Exclude<Command["name"], HouseholdCommand>;
  switch (name) {
    case "start":
      return welcome(session, turn);
    case "help":
      return reply(session, turn, { kind: "help" }, [], standingQuestion(session));
    case "ask":
      return answerAsked(session, turn, argument);
    case "new":
      return beginAnother(session, turn, argument);
    case "verdict":
      return session.case === null ? remark(session, turn, { kind: "no-case" }) : proceed(session, turn, [], "verdict");
    case "summary":
      return showSummary(session, turn, [], 0);
    case "back":
      return goBack(session, turn);
    case "undo":
      return takeBack(session, turn);
    case "skip":
      return passOver(session, turn, null);
    case "why":
      return session.question === null
        ? remark(session, turn, { kind: "nothing-asked" })
        : showWhy(session, turn, session.question);
    case "accept":
    case "continue":
      return resume(session, turn);
    case "previous":
      return returnToPrevious(session, turn);
    case "cancel":
      return cancel(session, turn);
    case "settings":
      return reply(session, turn, settingsScreen(session, turn), [], standingQuestion(session));
    case "language":
      return chooseLanguage(session, turn, argument);
    case "place":
      return choosePlace(session, turn, argument);
    case "on":
      return chooseDay(session, turn, argument);
    case "param":
      return supplyFigure(session, turn, argument);
    case "adopt":
      return adoptSupposed(session, turn, argument);
    case "programme":
      return lookAt(session, turn, argument);
    case "deadlines":
      return listDeadlines(session, argument, turn);
    case "calendar":
      return showDates(session, argument, turn);
    case "remind":
      return setReminding(session, argument, turn);
    case "export":
      return exportCalendar(session, turn, argument);
    case "arithmetic":
    case "clauses":
    case "changes":
    case "verify":
    case "programmes":
    case "notes":
      return showView(session, turn, name satisfies View, argument);
  }
}

function welcome(session: Session, turn: Turn): Step {
  const running = hasFacts(session.case) ? session.case : null;
  const step = proceed(withCase(session, turn), turn, [], "ask");
  const screen: Screen = {
    kind: "welcome",
    place: placeName(session, turn),
    on: dayOf(session, turn.at),
    label: running === null ? null : running.label,
    number: running === null ? null : running.number,
  };
  return reply(step.session, turn, screen, [], standingQuestion(step.session));
}

function beginAnother(session: Session, turn: Turn, label: string): Step {
  const kept = hasFacts(session.case) ? caseNameOf(session.case) : null;
  const reusable = session.case !== null && kept === null ? { ...session, begun: session.begun - 1 } : session;
  const opened = openCase(reusable, turn.at, labelOf(label));
  const notice: Notice = { kind: "new-case", number: opened.begun, label: opened.case?.label ?? "", kept };
  return proceed(opened, turn, [notice], "ask");
}

// Back closes what lies on top first; then it re-opens the answer before, and again the one before that.
function goBack(session: Session, turn: Turn): Step {
  if (session.case === null) return remark(session, turn, { kind: "no-case" });
  if (session.aside === "verdict") return proceed(session, turn, [], "verdict");
  if (session.aside === "question" && session.question !== null)
    return openQuestion(session, turn, session.question, []);
  if (session.mode === "summary") return proceed({ ...session, returnTo: null }, turn, [], "ask");
  if (session.question?.editing === true && session.returnTo === "summary")
    return showSummary(session, turn, [], session.page);
  const stop = stopBefore(session.history, session.question);
  if (stop === undefined) return remark(session, turn, { kind: "first-question" });
  // Facts that came in one line have no question of their own: they are changed in the summary.
  const asked = questionBehind(stop);
  if (asked === null || asked.card === "all-here") return showSummary(session, turn, [], 0);
  return openQuestion(session, turn, { ...asked, editing: true }, []);
}

function stopBefore(history: readonly Patch[], question: Asked | null): Patch | undefined {
  if (question?.editing !== true) return history.at(-1);
  const cardBehind = (patch: Patch) => {
    const asked = questionBehind(patch);
    return asked === null ? null : cardOf(asked);
  };
  const card = cardOf(question);
  const here = history.findLastIndex((patch) => cardBehind(patch) === card);
  return here === -1 ? history.at(-1) : history.slice(0, here).findLast((patch) => cardBehind(patch) !== card);
}

function takeBack(session: Session, turn: Turn): Step {
  const undone = undoLast(session);
  if (undone === null) return remark(session, turn, { kind: "nothing-to-undo" });
  const facts = session.case?.facts ?? {};
  const paths = Object.entries(session.case?.sources ?? {}).flatMap(([path, said]) =>
    said === undone.patch.revision ? [path] : [],
  );
  const isOfProcedure = undone.patch.events !== undefined || undone.patch.settled !== undefined;
  const notice: Notice = isOfProcedure
    ? { kind: "event-undone" }
    : { kind: "undone", facts: paths.map((path) => factNameOf(facts, path)) };
  if (isOfProcedure && session.mode !== "summary")
    return withSave(remark({ ...undone.session, returnTo: null }, turn, notice), turn);
  const asked = questionBehind(undone.patch);
  const step =
    session.mode === "summary"
      ? showSummary(undone.session, turn, [notice], session.page)
      : asked === null
        ? proceed({ ...undone.session, returnTo: null }, turn, [notice], "ask")
        : openQuestion({ ...undone.session, returnTo: null }, turn, withEditing(undone.session, asked), [notice]);
  return withSave(step, turn);
}

/** A question whose fact still has an answer is opened to change it. */
function withEditing(session: Session, asked: Asked): Asked {
  const isAnswered = asked.card === "fact" && readAt(session.case?.facts ?? {}, asked.path) !== undefined;
  return isAnswered ? { ...asked, editing: true } : asked;
}

function resume(session: Session, turn: Turn): Step {
  if (session.case !== null) {
    // To go on from an answer that was opened again is to leave it as it is.
    if (session.question?.editing === true) return proceed({ ...session, question: null }, turn, [], "answer");
    if (session.question !== null && session.mode !== "summary")
      return openQuestion(session, turn, session.question, []);
    return proceed({ ...session, returnTo: null }, turn, [], "ask");
  }
  return session.shelved === null ? welcome(session, turn) : returnToPrevious(session, turn);
}

function returnToPrevious(session: Session, turn: Turn): Step {
  if (session.shelved === null) {
    // A household that did not fit into the session any more is still in the list.
    return session.begun > 1
      ? obeyAboutCases(session, "cases", "", turn)
      : remark(session, turn, { kind: "no-previous-case" });
  }
  const back = unshelveCase(session);
  const notice: Notice = { kind: "returned", ...caseNameOf(back.case ?? session.shelved) };
  const policy = turn.at.policies.policy(back.place) ?? turn.policy;
  return proceed(back, { ...turn, policy }, [notice], "verdict");
}

// What is cancelled is what is under way: an edit, then the summary, then the household; nothing that was said is lost.
function cancel(session: Session, turn: Turn): Step {
  if (session.question?.editing === true && session.returnTo === "summary")
    return showSummary(session, turn, [], session.page);
  if (session.question?.editing === true || session.mode === "summary" || session.aside !== null) {
    return proceed({ ...session, returnTo: null, question: null }, turn, [{ kind: "cancelled", kept: false }], "ask");
  }
  const kept = hasFacts(session.case);
  return remark(shelveCase(session), turn, { kind: "cancelled", kept });
}

/** The programme named leads from here on, and its questions come first; the facts stay as they are. */
function lookAt(session: Session, turn: Turn, argument: string): Step {
  if (argument === "") return showView(session, turn, "programmes", "");
  const programmes = turn.policy.programmes(dayOf(session, turn.at));
  const named = programmeNamed(argument);
  const found = programmes.find(({ id, name }) => id === named || name["zh-CN"] === argument || name.en === argument);
  if (found === undefined) {
    const text = excerpt(argument);
    return remark(session, turn, {
      kind: "programme-not-here",
      text,
      place: placeName(session, turn),
      programmes: programmes.map(({ name }) => name),
    });
  }
  const opened = withCase(session, turn);
  const focus = [found.id, ...(opened.case.focus ?? []).filter((id) => id !== found.id)].slice(0, 4);
  const looking: Session = { ...opened, question: null, case: { ...opened.case, focus } };
  return proceed(looking, turn, [{ kind: "programme-set", programme: found.name }], "verdict");
}

const placesOnPage = 8;

function choosePlace(session: Session, turn: Turn, argument: string): Step {
  const page = /^#\d+$/.test(argument) ? Number(argument.slice(1)) : null;
  if (argument === "" || page !== null) return listPlaces(session, turn, page ?? 0, []);
  const fitting = placesFitting(turn, argument);
  const place = onlyOne(fitting);
  if (place !== undefined) return moveTo(session, turn, place);
  const text = excerpt(argument);
  return fitting.length === 0
    ? listPlaces(session, turn, 0, [{ kind: "place-not-found", text }])
    : listPlaces(session, turn, 0, [{ kind: "places-fitting", text, count: fitting.length }], fitting);
}

/** A name, or a part of one, typed after the places were listed; null when it names none of them. */
export function choosePlaceTyped(session: Session, turn: Turn, text: string): Step | null {
  const typed = text.trim();
  if (typed.length < 2 || typed.length > 40) return null;
  return placesFitting(turn, typed).length === 0 ? null : choosePlace(session, turn, typed);
}

type Place = Turn["at"]["policies"]["places"][number];

// The whole name counts before a part of it, and a name that ends so before one that goes on (三都水族自治县 before 都江镇).
function placesFitting(turn: Turn, text: string): readonly Place[] {
  const { policies } = turn.at;
  const wanted = text.toLowerCase();
  const places = policies.places.filter(({ id }) => policies.policy(id) !== undefined);
  const whole = places.filter(
    ({ id, name }) => id === wanted || name["zh-CN"] === text || name.en.toLowerCase() === wanted,
  );
  if (whole.length > 0) return whole;
  const parts = places.filter(({ name }) => name["zh-CN"].includes(text) || name.en.toLowerCase().includes(wanted));
  const ending = parts.filter(({ name }) => endsIn(name["zh-CN"], text));
  return ending.length === 1 ? ending : parts;
}

/** 贵州省三都水族自治县 ends in 三都, but for the words that say what kind of place it is. */
function endsIn(name: string, part: string): boolean {
  return /^(?:[\u4e00-\u9fff]族)*(?:自治县|自治州|街道|省|市|县|区|镇|乡)?$/.test(
    name.slice(name.indexOf(part) + part.length),
  );
}

function listPlaces(
  session: Session,
  turn: Turn,
  page: number,
  notices: readonly Notice[],
  among: readonly Place[] = turn.at.policies.places,
): Step {
  const pages = Math.max(1, Math.ceil(among.length / placesOnPage));
  const shown = Math.min(page, pages - 1);
  const screen: Screen = {
    kind: "places",
    places: among.slice(shown * placesOnPage, (shown + 1) * placesOnPage).map(({ id, name }) => ({ id, name })),
    page: shown,
    pages,
  };
  return reply({ ...session, choosing: "place" }, turn, screen, notices, null);
}

function moveTo(session: Session, turn: Turn, place: Place): Step {
  const moved: Session = { ...session, place: place.id, parameters: [] };
  const policy = turn.at.policies.policy(place.id) ?? turn.policy;
  return rejudge(moved, { ...turn, policy }, { kind: "place-set", place: place.name });
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

const todayWords = new Set(["今天", "today", "now", "现在"]);

function chooseDay(session: Session, turn: Turn, argument: string): Step {
  if (argument === "")
    return reply(session, turn, { kind: "days", on: dayOf(session, turn.at) }, [], standingQuestion(session));
  if (todayWords.has(argument.toLowerCase()))
    return rejudge({ ...session, on: null }, turn, { kind: "day-set", day: turn.at.today });
  const read = readDay(argument, turn.at.today);
  if (read.kind !== "exact") return remark(session, turn, { kind: "day-unread", text: argument.slice(0, 30) });
  return rejudge({ ...session, on: read.day }, turn, { kind: "day-set", day: read.day });
}

/** All that is due; or what the open household owes. */
function listDeadlines(session: Session, argument: string, turn: Turn): Step {
  if (!/^(?:case|本户|这户|这一户)$/i.test(argument)) return askForDue(session, argument, turn);
  if (session.case === null) return remark(session, turn, { kind: "no-case" });
  const empty = { kind: "case-due", case: caseNameOf(session.case), lines: [] } as const;
  return showOwed(session, () => true, turn) ?? reply(session, turn, empty, [], standingQuestion(session));
}

function supplyFigure(session: Session, turn: Turn, argument: string): Step {
  if (argument === "")
    return reply(
      session,
      turn,
      { kind: "figures", supplied: suppliedOf(session, turn) },
      [],
      standingQuestion(session),
    );
  if (argument === "clear") return rejudge({ ...session, parameters: [] }, turn, { kind: "figures-cleared" });
  const supplied = withFigure(session, turn, argument);
  return supplied.ok ? rejudge(supplied.session, turn, supplied.notice) : remark(session, turn, supplied.notice);
}

// A new place, day or figure changes the judgement, not the facts: an open household is judged again at once.
function rejudge(session: Session, turn: Turn, notice: Notice): Step {
  const anew: Session = { ...session, question: null };
  return hasFacts(session.case)
    ? withSave(proceed(anew, turn, [notice], "verdict"), turn)
    : proceed(anew, turn, [notice], "ask");
}
