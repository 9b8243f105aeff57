// What a button carries: its question and the revision it was made for, in at most 64 bytes.
// So an old button can only re-open its own question, and never answers another one.

import type { Evidence } from "./types.ts";

export type Press =
  | { readonly kind: "answer"; readonly revision: number; readonly path: string; readonly value: string }
  | { readonly kind: "skip"; readonly revision: number; readonly path: string }
  | { readonly kind: "edit"; readonly revision: number; readonly path: string }
  | { readonly kind: "why"; readonly revision: number; readonly path: string }
  | { readonly kind: "keep"; readonly revision: number; readonly path: string }
  /** How well a fact is established. */
  | { readonly kind: "proved"; readonly revision: number; readonly path: string; readonly evidence: Evidence }
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

const letters = { answer: "a", skip: "s", edit: "e", why: "w", keep: "k" } as const;

/** Button data of at most 64 bytes; every part of it is plain ASCII. */
export function pressData(press: Press): string {
  switch (press.kind) {
    case "answer":
      return `a:${press.revision}:${shorten(press.path)}=${press.value}`;
    case "proved":
      return `v:${press.revision}:${shorten(press.path)}=${press.evidence}`;
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

function shorten(path: string): string {
  return path.replace(/^members\[/, "m[").replace(/^supporters\[/, "s[");
}

function lengthen(path: string): string {
  return path.replace(/^m\[/, "members[").replace(/^s\[/, "supporters[");
}
