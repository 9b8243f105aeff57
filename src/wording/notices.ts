import type { FactName, Notice } from "../interview/index.ts";
import { evidenceNotice } from "./evidence.ts";
import { calendarNotice } from "./export.ts";
import { explainFaultIn } from "./faults.ts";
import { type Line, line } from "./message.ts";
import { dueNotice } from "./reminding.ts";
import { hasWords } from "./translate.ts";
import {
  echoItem,
  echoItems,
  figureText,
  inVoice,
  listOf,
  nameCase,
  nameFactOf,
  nameValue,
  type Voice,
} from "./values.ts";
import { whatIfNotice } from "./what-if.ts";

/** The short lines above a screen. */
export function noticeLines(voice: Voice, notice: Notice): readonly Line[] {
  const { t } = voice;
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => [
    line(t(`notices:${key}`, values)),
  ];
  switch (notice.kind) {
    case "understood":
      return say("understood", { items: echoItems(voice, notice.items) });
    case "remembered": {
      const { item } = notice;
      const named =
        item.who === null
          ? echoItem(voice, item)
          : t("common:label", { label: nameFactOf(voice, item), value: nameValue(voice, item.pattern, item.value) });
      return say("remembered", { item: named });
    }
    case "passed":
      return notice.fact === null ? say("passed-roster") : say("passed", { fact: nameFactOf(voice, notice.fact) });
    case "homes":
      return say(notice.known ? "homes" : "homes-unknown", { count: String(notice.count) });
    case "refused-answer":
      return say("refused-answer", { fact: nameFactOf(voice, notice.fact) });
    case "unread":
      return say("unread", { texts: quoted(voice, notice.texts) });
    case "unsettled":
      return [line(unsettledText(voice, notice))];
    case "recognition":
      return say("recognition");
    case "assumed-day":
      return say("assumed-day", { day: notice.day });
    case "unplaced":
    case "which-member":
      return say(notice.kind, {
        items: listOf(
          voice,
          notice.items.map((item) => echoItem(voice, item)),
        ),
      });
    case "contradiction":
      return [
        ...say("contradiction"),
        ...notice.faults.map((fault, index) =>
          line(t("notices:contradiction-line", { text: faultText(voice, fault, notice.facts[index]) })),
        ),
      ];
    case "warned":
      return say("warned", {
        texts: listOf(
          voice,
          notice.faults.map((fault, index) => faultText(voice, fault, notice.facts[index])),
        ),
      });
    case "not-understood":
      return say("not-understood", { text: notice.text });
    case "chat":
      return say(`chat/${notice.what}`);
    case "unsupported": {
      if (notice.what === "edited-message") return say("edited");
      const key = `notices:what/${notice.what}`;
      return say("unsupported", { what: hasWords(voice.language, key) ? t(key) : t("notices:what/other") });
    }
    case "only-words": {
      const key = `notices:what/${notice.what}`;
      return say("only-words", { what: hasWords(voice.language, key) ? t(key) : t("notices:what/other") });
    }
    case "file":
    case "unknown-command":
      return say(notice.kind, { name: notice.name });
    case "undone":
      return notice.facts.length === 0
        ? say("undone-plain")
        : say("undone", {
            facts: listOf(
              voice,
              notice.facts.map((fact) => nameFactOf(voice, fact)),
              4,
            ),
          });
    case "new-case":
      return notice.kept === null
        ? say("new-case", { case: nameCase(voice, notice) })
        : say("new-case-kept", { case: nameCase(voice, notice), kept: nameCase(voice, notice.kept) });
    case "returned":
      return say("returned", { case: nameCase(voice, notice) });
    case "opened":
      return say("opened", { case: nameCase(voice, notice.case), day: notice.day });
    case "reopened-draft": {
      const values = { case: nameCase(voice, notice.case), day: notice.day };
      return notice.fact === null
        ? say("reopened-draft", values)
        : say("reopened-draft-asked", { ...values, fact: nameFactOf(voice, notice.fact) });
    }
    case "renamed":
    case "copied":
      return say(notice.kind, { from: nameCase(voice, notice.from), to: nameCase(voice, notice.to) });
    case "archived":
    case "restored":
      return say(notice.kind, { case: nameCase(voice, notice.case), number: notice.case.number });
    case "case-not-found":
      return say(notice.kind, { text: notice.text });
    case "verdict-differs":
      return say(notice.kind, { day: notice.day });
    case "cancelled":
      return say(notice.kept ? "cancelled-kept" : "cancelled");
    case "established":
    case "evidence-which":
    case "evidence-unknown":
    case "evidence-whose":
    case "evidence-how":
      return evidenceNotice(voice, notice);
    case "place-set":
      return say("place-set", { place: inVoice(voice, notice.place) });
    case "programme-set":
      return say("programme-set", { programme: inVoice(voice, notice.programme) });
    case "programme-not-here": {
      const programmes = notice.programmes.map((name) => inVoice(voice, name));
      return say("programme-not-here", {
        text: notice.text,
        place: inVoice(voice, notice.place),
        programmes: listOf(voice, programmes),
      });
    }
    case "place-not-found":
    case "day-unread":
    case "held":
    case "line-dropped":
      return say(notice.kind, { text: notice.text });
    case "decide-first":
      return notice.text === null ? say("decide-first-plain") : say("decide-first", { text: notice.text });
    case "places-fitting":
      return say("places-fitting", { text: notice.text, count: String(notice.count) });
    case "day-set":
      return say("day-set", { day: notice.day });
    case "figure-set":
      return say("figure-set", {
        figure:
          notice.arithmetic === undefined
            ? figureText(voice, notice.figure)
            : t("common:echo/converted", { text: figureText(voice, notice.figure), arithmetic: notice.arithmetic }),
      });
    case "figure-needs":
      return say("figure-needs", { text: notice.text });
    case "figures-left":
      return say("figures-left", { place: inVoice(voice, notice.place) });
    case "figure-unread":
      return [...say("figure-unread", { text: notice.text }), line(explainFaultIn(voice, notice))];
    case "what-if-unread":
    case "what-if-no-case":
    case "what-if-again":
    case "what-if-own-income":
    case "what-if-unnamed":
    case "adopted":
    case "nothing-supposed":
    case "difference-needs-base":
    case "difference-unclear":
    case "difference-below-zero":
      return whatIfNotice(voice, notice);
    case "nothing-to-export":
    case "calendar-of-what":
      return calendarNotice(voice, notice);
    case "events-dropped":
    case "event-known":
    case "event-day-unclear":
    case "event-in-trial":
    case "event-no-case":
    case "event-undone":
    case "step-button-old":
    case "due-gone":
    case "due-moved":
    case "due-not-over":
    case "due-closed":
    case "later-unread":
    case "later-past":
    case "month-unread":
    case "remind-set":
    case "remind-unread":
      return dueNotice(voice, notice);
    case "policy-continued":
      return say("policy-continued", { version: notice.version });
    case "facts-unreadable":
      return say("facts-unreadable", {
        facts: listOf(
          voice,
          notice.facts.map((fact) => nameFactOf(voice, fact)),
        ),
      });
    case "empty":
    case "unknown-button":
    case "old-button":
    case "other-case-button":
    case "nothing-to-undo":
    case "first-question":
    case "nothing-asked":
    case "no-case":
    case "no-previous-case":
    case "is-archived":
    case "case-recovered":
    case "nothing-to-compare":
    case "language-set":
    case "figures-cleared":
      return say(notice.kind);
  }
}

/** Whether a message is owed an example of how it can be said. */
export function wantsExample(notice: Notice): boolean {
  return ["not-understood", "empty", "unsupported", "file", "unknown-command"].includes(notice.kind);
}

function faultText(
  voice: Voice,
  fault: { readonly code: string; readonly data: Readonly<Record<string, string>> },
  fact: FactName | undefined,
): string {
  const text = explainFaultIn(voice, fault);
  return fact === undefined || fact.pattern === ""
    ? text
    : voice.t("common:label", { label: nameFactOf(voice, fact), value: text });
}

function unsettledText(voice: Voice, notice: Extract<Notice, { kind: "unsettled" }>): string {
  const { code, text, data } = notice;
  const bounded = code === "out-of-range" && data.min !== undefined && data.max !== undefined ? `${code}-bounds` : code;
  const key = hasWords(voice.language, `ask:${bounded}`) ? `ask:${bounded}` : "ask:other";
  return voice.t(key, { ...data, text });
}

function quoted(voice: Voice, texts: readonly string[]): string {
  return listOf(
    voice,
    texts.map((text) => voice.t("notices:quoted", { text })),
  );
}
