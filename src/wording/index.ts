// How it is said: a reply's codes and values become lines of text and buttons, in Chinese or English.
// It must not know which channel sends them, nor decide anything: what a reply does not hold is not said.
// All words are in locales/<language>/*.json.
import {
  type CalendarAbout,
  type CalendarEntry,
  type Language,
  listedCommands,
  pressData,
  type Reply,
} from "../interview/index.ts";
import { alsoLine, answerButtons, answerLines } from "./answer.ts";
import { command } from "./command-button.ts";
import { arithmeticLines, changesLines, detailButtons, viewLines, whyLines } from "./details.ts";
import * as due from "./due.ts";
import * as items from "./due-items.ts";
import * as calendars from "./export.ts";
import * as households from "./households.ts";
import { type Button, type Line, line, type Message, rowsOf } from "./message.ts";
import { noticeLines, wantsExample } from "./notices.ts";
import { headline } from "./programme-words.ts";
import { exampleAnswer, questionButtons, questionLines } from "./question.ts";
import { remindingMessage } from "./reminding.ts";
import * as screens from "./screens.ts";
import { wordsIn } from "./translate.ts";
import { figureText, nameFactOf, type Voice, voiceOf } from "./values.ts";
import { verdictButtons, verdictLines } from "./verdict.ts";
import { limitLines, whatIfButtons, whatIfLines } from "./what-if.ts";

export type { Language } from "../interview/index.ts";
export { explainFault, type Fault } from "./faults.ts";
export { withFullMarks } from "./full-marks.ts";
export type { Button, Line, Message, MessageFile, Span } from "./message.ts";

type Rows = readonly (readonly Button[])[];

/** Words a reply. The lines above the screen come first, the question that stands last. */
export function say(reply: Reply, language: Language): Message {
  const voice = voiceOf(language);
  const above = reply.notices.flatMap((notice) => noticeLines(voice, notice));
  const below = reply.question === null ? [] : questionLines(voice, reply.question);
  const asking = reply.question === null ? [] : questionButtons(voice, reply.question);
  const screen = wordScreen(voice, reply, above, below);
  const lines = [...above, ...example(voice, reply), ...screen.lines, ...below];
  return {
    lines: lines.length > 0 ? lines : [line(voice.t("details:notice/resume"))],
    buttons: [...reply.notices.flatMap((notice) => offersOf(voice, notice)), ...asking, ...screen.buttons],
    ...(expectsNumber(reply) ? { expects: "number" } : {}),
  };
}

/** A question answered outside a conversation: the lines of the answer, and what else there is. */
export function sayAnswer(answer: Parameters<typeof answerLines>[1], language: Language): readonly string[] {
  const voice = voiceOf(language);
  const also = alsoLine(voice, answer);
  const lines = answerLines(voice, answer).map((spans) => spans.map(({ text }) => text).join(""));
  return also === null ? lines : [...lines, also];
}

/** How a day reads in a calendar program. */
export function sayCalendarEntry(
  entry: CalendarEntry,
  language: Language,
): { readonly summary: string; readonly description: string } {
  return calendars.entryWords(voiceOf(language), entry);
}

/** What a calendar to take along is called. */
export function nameCalendar(about: CalendarAbout, language: Language): string {
  return calendars.calendarName(voiceOf(language), about);
}

/** The commands for a channel's menu: names of a–z, descriptions of at most 256 letters. */
export function commandList(language: Language): readonly { readonly command: string; readonly description: string }[] {
  const t = wordsIn(language);
  return listedCommands.map((command) => ({ command, description: t(`commands:${command}`) }));
}

/** A sentence of the program around the conversation: a stranger refused, a message not saved. */
export function sayNotice(code: string, values: Readonly<Record<string, string>>, language: Language): Message {
  return { lines: [line(wordsIn(language)(`notices:spine/${code}`, values))], buttons: [] };
}

/** What a fact is called, by its path ("members[0].age"); `within`: its exact figure, where it is known within bounds. */
export function nameFact(path: string, language: Language, within = false): string {
  const member = /^members\[(\d+)\]/.exec(path);
  const who = member === null ? null : { member: Number(member[1]), relation: null, age: null, sex: null };
  const name = { path, pattern: path.replace(/\[\d+\]/g, "[]"), who };
  return nameFactOf(voiceOf(language), within ? { ...name, within } : name);
}

function wordScreen(
  voice: Voice,
  reply: Reply,
  above: readonly Line[],
  below: readonly Line[],
): { lines: readonly Line[]; buttons: Rows } {
  switch (reply.kind) {
    case "welcome":
      return { lines: screens.welcomeLines(voice, reply), buttons: [] };
    case "help":
      return { lines: screens.helpLines(voice), buttons: reply.question === null ? screens.helpButtons(voice) : [] };
    case "answer":
      return { lines: answerLines(voice, reply), buttons: answerButtons(voice, reply) };
    case "notice":
      return {
        lines: reply.resumable ? [line(voice.t("details:notice/resume"))] : [],
        buttons: [
          [
            command(voice, reply.resumable ? "continue" : "start"),
            command(voice, "new"),
            ...(reply.resumable ? [command(voice, "cases")] : []),
            command(voice, "help"),
          ],
        ],
      };
    case "question":
      return {
        lines: reply.headline === null ? [] : [line(headline(voice, reply.headline))],
        buttons: correctable(voice, reply),
      };
    case "verdict":
      return {
        lines: verdictLines(voice, reply.overview, reply.officeDecides, { notices: above, question: below }),
        buttons: verdictButtons(voice, reply.overview, reply.comparable === true),
      };
    case "view":
      return { lines: viewLines(voice, reply), buttons: detailButtons(voice, reply) };
    case "arithmetic":
      return { lines: arithmeticLines(voice, reply), buttons: detailButtons(voice, reply) };
    case "changes":
      return { lines: changesLines(voice, reply), buttons: detailButtons(voice, reply) };
    case "why":
      return { lines: whyLines(voice, reply), buttons: [] };
    case "summary":
      return { lines: screens.summaryLines(voice, reply), buttons: screens.summaryButtons(voice, reply) };
    case "settings":
      return { lines: screens.settingsLines(voice, reply), buttons: screens.settingsButtons(voice, reply) };
    case "languages":
      return screens.languagesMessage(voice);
    case "places":
      return screens.placesMessage(voice, reply);
    case "days":
      return {
        lines: [line(voice.t("details:settings/day", { on: reply.on }))],
        buttons: [[command(voice, "on", "today", "today")]],
      };
    case "figures":
      return { lines: screens.figuresLines(voice, reply), buttons: [] };
    case "new-policy":
    case "draft":
      return { lines: households.draftLines(voice, reply), buttons: households.draftButtons(voice, reply) };
    case "cases":
      return { lines: households.casesLines(voice, reply), buttons: households.casesButtons(voice, reply) };
    case "label":
      return households.labelMessage(voice, reply);
    case "comparison":
      return {
        lines: households.comparisonLines(voice, reply),
        buttons: [[command(voice, "verdict"), command(voice, "cases")]],
      };
    case "digest":
      return due.digestMessage(voice, reply);
    case "due":
      return due.dueMessage(voice, reply);
    case "case-due":
      return due.caseDueMessage(voice, reply);
    case "dates":
      return due.datesMessage(voice, reply);
    case "due-item":
      return items.dueItemMessage(voice, reply);
    case "due-reason":
      return items.reasonMessage(voice, reply);
    case "due-later":
      return items.laterMessage(voice, reply);
    case "due-acted":
      return items.actedMessage(voice, reply);
    case "events-asked":
      return items.eventsAskedMessage(voice, reply);
    case "events-recorded":
      return items.eventsRecordedMessage(voice, reply);
    case "event":
      return items.eventMessage(voice, reply);
    case "reminding":
      return remindingMessage(voice, reply);
    case "calendar-choice":
      return calendars.calendarChoice(voice, reply);
    case "calendar-feed":
      return calendars.calendarFeedMessage(voice, reply);
    case "calendar-file":
      return { lines: calendars.calendarFileLines(voice, reply), buttons: calendars.calendarFileButtons(voice) };
    case "what-if":
      return { lines: whatIfLines(voice, reply), buttons: whatIfButtons(voice, reply.mark) };
    case "limit":
      return { lines: limitLines(voice, reply), buttons: whatIfButtons(voice, null) };
    case "replacement":
      return {
        lines: screens.replacementLines(voice, reply),
        buttons: [[command(voice, "accept", "replace"), command(voice, "cancel", "keep")]],
      };
    case "same-case":
      return {
        lines: screens.sameCaseLines(voice, reply),
        buttons: [[command(voice, "new"), command(voice, "accept", "same"), command(voice, "cancel")]],
      };
  }
}

// What was understood of a line can be corrected at once.
function correctable(voice: Voice, reply: Reply): Rows {
  const understood = reply.notices.some(({ kind }) => kind === "understood" || kind === "contradiction");
  return [[command(voice, "summary", understood ? "correct" : "summary"), command(voice, "verdict")]];
}

/** What was named without all that it needs, in each way in which it may have been meant. */
function offersOf(voice: Voice, notice: Reply["notices"][number]): Rows {
  if (notice.kind !== "figure-needs") return [];
  const buttons = notice.offers.map(({ argument, figure }) => ({
    label: figureText(voice, figure),
    data: pressData({ kind: "command", name: "param", argument }),
  }));
  return rowsOf(buttons, 2);
}

// Whoever was not understood is shown how it can be said: to a question that stands, how that is answered.
function example(voice: Voice, reply: Reply): readonly Line[] {
  if (!reply.notices.some(wantsExample)) return [];
  const whole = line(voice.t("notices:example", { example: voice.t("common:example/line") }));
  if (reply.question === null) return [whole];
  const answer = exampleAnswer(voice, reply.question);
  // A household mostly begins with its area: there a whole line is the better way.
  const first = reply.question.pattern === "area" ? [whole] : [];
  return answer === null ? first : [...first, line(answer)];
}

// In the list a number that is typed is the number of a household.
function expectsNumber(reply: Reply): boolean {
  if (reply.kind === "cases") return true;
  return reply.question !== null && ["amount", "money", "count", "number"].includes(reply.question.answer);
}
