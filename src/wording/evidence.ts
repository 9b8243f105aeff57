// How well a fact is established: beside its value, and as buttons.
import { evidences, type Item, type Notice, pressData, type Question } from "../interview/index.ts";
import { type Button, type Line, line, rowsOf } from "./message.ts";
import { listOf, nameFactOf, nameValue, type Voice } from "./values.ts";

/** "收入：12000元/年". */
export function itemText(voice: Voice, item: Item): string {
  const value = nameValue(voice, item.pattern, item.value);
  return voice.t("common:label", { label: nameFactOf(voice, item), value });
}

/** A text about a fact with how well it is established behind it, where that is not just declared. */
export function markedText(voice: Voice, item: Item, text: string): string {
  const { evidence } = item;
  if (evidence === undefined || evidence === "declared") return text;
  return voice.t("evidence:marked", { text, evidence: voice.t(`evidence:word/${evidence}`) });
}

/** The fact's name; a disputed one is called so wherever it stands. */
export function nameDisputed(voice: Voice, item: Item): string {
  const name = nameFactOf(voice, item);
  return item.evidence === "disputed" ? markedText(voice, item, name) : name;
}

/** For a fact that is to be verified: that its papers were seen, or something else. */
export function proofButtons(voice: Voice, item: Item, revision: number): readonly Button[] {
  const { t } = voice;
  const { path } = item;
  const fact = nameFactOf(voice, item);
  return [
    {
      label: t("evidence:button", { evidence: t("evidence:word/document"), fact }),
      data: pressData({ kind: "proved", revision, path, evidence: "document" }),
    },
    { label: t("evidence:other", { fact }), data: pressData({ kind: "edit", revision, path }) },
  ];
}

/** With an answer that is opened again: how well it is established. What it is already is not offered. */
export function evidenceButtons(voice: Voice, question: Question): readonly (readonly Button[])[] {
  const { current, editing, card, path, revision } = question;
  if (!editing || card !== "fact" || current === null) return [];
  if (current.value === null || current.value === "refused") return [];
  const now = current.evidence ?? "declared";
  const buttons = evidences
    .filter((evidence) => evidence !== now)
    .map((evidence) => ({
      label: voice.t(`evidence:word/${evidence}`),
      data: pressData({ kind: "proved", revision, path, evidence }),
    }));
  return rowsOf(buttons, 4);
}

type EvidenceNotice = Extract<
  Notice,
  { readonly kind: "established" | "evidence-which" | "evidence-unknown" | "evidence-whose" | "evidence-how" }
>;

export function evidenceNotice(voice: Voice, notice: EvidenceNotice): readonly Line[] {
  const { t } = voice;
  switch (notice.kind) {
    case "established":
      return [
        line(
          t("evidence:established", {
            evidence: t(`evidence:word/${notice.evidence}`),
            item: itemText(voice, notice.item),
          }),
        ),
      ];
    case "evidence-which":
      return [line(t("evidence:which", { text: notice.text }))];
    case "evidence-unknown":
      return [line(t("evidence:unknown", { fact: nameFactOf(voice, notice.fact) }))];
    case "evidence-whose": {
      const facts = listOf(
        voice,
        notice.facts.map((fact) => nameFactOf(voice, fact)),
      );
      return [line(t("evidence:whose", { facts }))];
    }
    case "evidence-how":
      return [line(t("evidence:how"))];
  }
}
