// The settings of a conversation as they stand, and the language in which it goes on.
import type { Localised } from "../rules/index.ts";
import { dayOf } from "./judge.ts";
import { remindingOf } from "./reminding.ts";
import type { Screen } from "./reply.ts";
import type { Session } from "./session.ts";
import { remark, reply, type Step, standingQuestion, type Turn } from "./step.ts";
import type { Language } from "./types.ts";
import { placeNameOf, suppliedFigureOf } from "./view/names.ts";

export function settingsScreen(session: Session, turn: Turn): Screen {
  return {
    kind: "settings",
    place: placeName(session, turn),
    on: dayOf(session, turn.at),
    today: session.on === null,
    language: session.language,
    policyVersion: turn.at.policies.version,
    supplied: suppliedOf(session, turn),
    reminding: remindingOf(session),
  };
}

/** What the place of the conversation is called; its id where it has no name. */
export function placeName({ place }: Session, turn: Turn): Localised {
  return placeNameOf(turn.at.policies, place) ?? { "zh-CN": place, en: place };
}

export function suppliedOf(session: Session, turn: Turn) {
  const on = dayOf(session, turn.at);
  return session.parameters.map((override) => suppliedFigureOf(turn.policy, on, override));
}

const languageNames: Readonly<Record<string, Language>> = {
  "zh-cn": "zh-CN",
  zh: "zh-CN",
  中文: "zh-CN",
  chinese: "zh-CN",
  en: "en",
  english: "en",
  英文: "en",
};

export function chooseLanguage(session: Session, turn: Turn, argument: string): Step {
  const language = languageNames[argument.toLowerCase()];
  if (language === undefined) {
    return reply(session, turn, { kind: "languages", language: session.language }, [], standingQuestion(session));
  }
  const switched: Session = { ...session, language };
  // Chosen in the menu, it is the menu that is shown in it.
  return turn.how === "edit"
    ? reply(switched, turn, settingsScreen(switched, turn), [{ kind: "language-set" }], standingQuestion(switched))
    : remark(switched, turn, { kind: "language-set" });
}
