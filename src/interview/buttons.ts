// What a button carries: its question and the revision it was made for, in at most 64 bytes.
// So an old button can only re-open its own question, and never answers another one.

import { type DueAct, type DueAction, dueActions } from "./due-marks.ts";
import type { Evidence } from "./types.ts";

export type Press =
  | { readonly kind: "answer"; readonly revision: number; readonly path: string; readonly value: string }
  | { readonly kind: "skip"; readonly revision: number; readonly path: string }
  | { readonly kind: "edit"; readonly revision: number; readonly path: string }
  | { readonly kind: "why"; readonly revision: number; readonly path: string }
  | { readonly kind: "keep"; readonly revision: number; readonly path: string }
  /** How well a fact is established. */
  | { readonly kind: "proved"; readonly revision: number; readonly path: string; readonly evidence: Evidence }
  /** `keep`: the message with the button stays as it is. */
  | { readonly kind: "due"; readonly act: DueAct & { readonly what: DueAction }; readonly keep: boolean }
  /** Steps of the case; `at` is the place of a recorded one. */
  | { readonly kind: "event"; readonly what: EventAction; readonly mark: string; readonly at: number }
  | { readonly kind: "page"; readonly page: number }
  | { readonly kind: "view"; readonly view: View; readonly programme: string }
  | { readonly kind: "command"; readonly name: string; readonly argument: string };

export const evidences = [
  "document",
  "matched",
  "visit",
  "disputed",
  "declared",
] as const satisfies readonly Evidence[];

export const views = ["arithmetic", "clauses", "changes", "verify", "programmes", "notes"] as const;
export type View = (typeof views)[number];

export const eventActions = ["yes", "no", "change", "again", "today", "yesterday", "show", "edit", "remove"] as const;
export type EventAction = (typeof eventActions)[number];

const letters = { answer: "a", skip: "s", edit: "e", why: "w", keep: "k" } as const;

/** Button data of at most 64 bytes; every part of it is plain ASCII. */
export function pressData(press: Press): string {
  switch (press.kind) {
    case "answer":
      return `a:${press.revision}:${shorten(press.path)}=${press.value}`;
    case "proved":
      return `v:${press.revision}:${shorten(press.path)}=${press.evidence}`;
    case "due": {
      const { what, number, mark, due } = press.act;
      return `t:${dueActions.indexOf(what)}:${number}:${mark}:${due.replaceAll("-", "")}${press.keep ? ":k" : ""}`;
    }
    case "event":
      return `x:${eventActions.indexOf(press.what)}:${press.mark}:${press.at}`;
    case "page":
      return `p:${press.page}`;
    case "view":
      return press.programme === "" ? `d:${press.view}` : `d:${press.view}:${press.programme}`;
    case "command":
      return press.argument === "" ? `c:${press.name}` : `c:${press.name}:${press.argument}`;
    default:
      return `${letters[press.kind]}:${press.revision}:${shorten(press.path)}`;
  }
}

/** Null for data that no button of ours carries. */
export function readPress(data: string): Press | null {
  const [letter, first = "", ...others] = data.split(":");
  const rest = others.join(":");
  switch (letter) {
    case "p":
      return /^\d{1,3}$/.test(first) ? { kind: "page", page: Number(first) } : null;
    case "d": {
      const view = views.find((name) => name === first);
      return view === undefined ? null : { kind: "view", view, programme: rest };
    }
    case "t":
      return readDuePress([first, ...others]);
    case "x": {
      const what = eventActions[/^\d$/.test(first) ? Number(first) : -1];
      const [mark = "", at = ""] = others;
      return what === undefined || !/^[a-z0-9]+$/.test(mark) || !/^\d{1,3}$/.test(at)
        ? null
        : { kind: "event", what, mark, at: Number(at) };
    }
    case "c":
      return first === "" ? null : { kind: "command", name: first, argument: rest };
    default: {
      if (!/^\d{1,9}$/.test(first) || rest === "") return null;
      const revision = Number(first);
      if (letter === "a") {
        const cut = rest.indexOf("=");
        if (cut < 1) return null;
        return { kind: "answer", revision, path: lengthen(rest.slice(0, cut)), value: rest.slice(cut + 1) };
      }
      if (letter === "v") {
        // A button of before had no word for how: it meant a document.
        const [path = "", said = "document"] = rest.split("=");
        const evidence = evidences.find((one) => one === said);
        return evidence === undefined ? null : { kind: "proved", revision, path: lengthen(path), evidence };
      }
      const kinds = ["skip", "edit", "why", "keep"] as const;
      const kind = kinds.find((name) => letters[name] === letter);
      return kind === undefined ? null : { kind, revision, path: lengthen(rest) };
    }
  }
}

function readDuePress([action = "", number = "", mark = "", due = "", keep]: readonly string[]): Press | null {
  const what = dueActions[/^\d{1,2}$/.test(action) ? Number(action) : -1];
  if (what === undefined || !/^\d{1,7}$/.test(number) || !/^[a-z0-9]+$/.test(mark) || !/^(?:\d{8})?$/.test(due))
    return null;
  const day = due === "" ? "" : `${due.slice(0, 4)}-${due.slice(4, 6)}-${due.slice(6)}`;
  return { kind: "due", act: { what, number: Number(number), mark, due: day }, keep: keep === "k" };
}

function shorten(path: string): string {
  return path.replace(/^members\[/, "m[").replace(/^supporters\[/, "s[");
}

function lengthen(path: string): string {
  return path.replace(/^m\[/, "members[").replace(/^s\[/, "supporters[");
}
