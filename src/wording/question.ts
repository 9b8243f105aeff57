import { pressData, type Question } from "../interview/index.ts";
import { evidenceButtons, markedText } from "./evidence.ts";
import { type Button, type Line, line, rowsOf } from "./message.ts";
import { hasWords } from "./translate.ts";
import { nameChoice, nameFactOf, nameValue, nameWho, type Voice } from "./values.ts";

/** The question itself, with an example of an answer where one has to be typed. */
export function questionLines(voice: Voice, question: Question): readonly Line[] {
  const { t } = voice;
  const ask = line(askText(voice, question), "bold");
  const lines: Line[] = [ask];
  if (question.current !== null) {
    const value = nameValue(voice, question.pattern, question.current.value);
    lines.push(line(t("common:edit/current", { value: markedText(voice, question.current, value) })));
  }
  if (question.card === "roster") lines.push(line(t("common:example/roster")));
  else if (!["truth", "choice"].includes(question.answer)) {
    lines.push(line(t(`common:example/${question.answer}`)));
  }
  return lines;
}

/** How a question that shows no example of itself can be answered in words; null for the others. */
export function exampleAnswer(voice: Voice, question: Question): string | null {
  if (question.card === "roster") return null;
  if (question.answer === "truth" || question.card === "all-here") return voice.t("common:example/truth");
  const [option] = question.options;
  if (question.answer !== "choice" || option === undefined) return null;
  return voice.t("common:example/option", { option: nameChoice(voice, question.pattern, option) });
}

function askText(voice: Voice, question: Question): string {
  const { t } = voice;
  if (question.card === "roster") {
    const { listed, expected } = question;
    return listed > 0 && expected !== null && expected > listed
      ? t("common:roster/more", { listed, missing: expected - listed })
      : t("common:roster/ask");
  }
  if (question.card === "all-here") return t("common:roster/all-here");
  const who = question.who === null ? "" : nameWho(voice, question.who);
  const key = `questions:${question.pattern}/ask`;
  return hasWords(voice.language, key) ? t(key, { who }) : nameFactOf(voice, question);
}

/** One button an answer; then those that every question has. */
export function questionButtons(voice: Voice, question: Question): readonly (readonly Button[])[] {
  const { t } = voice;
  const { revision } = question;
  const path = question.card === "fact" ? question.path : question.card;
  const answer = (label: string, value: string): Button => ({
    label,
    data: pressData({ kind: "answer", revision, path, value }),
  });
  const answers: Button[] = [];
  if (question.card === "roster") {
    // People are described, not chosen.
  } else if (question.offered.length > 0) {
    for (const value of question.offered)
      answers.push(answer(nameValue(voice, question.pattern, value), String(value)));
  } else if (question.answer === "truth") {
    answers.push(answer(t("common:yes"), "true"), answer(t("common:no"), "false"));
  } else {
    for (const option of question.options) {
      const label =
        question.answer === "choice"
          ? nameChoice(voice, question.pattern, option)
          : nameValue(voice, question.pattern, Number(option));
      answers.push(answer(label, option));
    }
  }
  const always: Button[] = [
    { label: t("common:button/unknown"), data: pressData({ kind: "skip", revision, path }) },
    { label: t("common:button/why"), data: pressData({ kind: "why", revision, path }) },
  ];
  if (question.editing) {
    always.push({ label: t("common:button/keep"), data: pressData({ kind: "keep", revision, path }) });
  } else {
    always.push({ label: t("common:button/back"), data: pressData({ kind: "command", name: "back", argument: "" }) });
  }
  return [...rowsOf(answers, widthFor(answers)), ...evidenceButtons(voice, question), always];
}

// Long labels stand two in a row, so that a phone shows them whole.
function widthFor(answers: readonly Button[]): number {
  const longest = Math.max(0, ...answers.map(({ label }) => [...label].length));
  return longest > 14 ? 1 : longest > 6 ? 2 : 3;
}
