/** Law that needs itself: definitions and programmes that can never be worked out. */
import { calls, mentions } from "../feel/mentions.ts";
import { type At, parseOnce } from "../feel/parse.ts";
import type { FoundProgramme } from "./compile-programme.ts";
import type { PackFault, Path } from "./read-packs.ts";
import type { Where } from "./rule-linker.ts";
import type { ProgrammeVersion } from "./schema.ts";

/** Where a programme asks for another one. */
interface Use {
  readonly id: string;
  readonly path: Path;
  readonly at: At;
}

/** A definition that needs itself, directly or through others that are being worked out: those in `open`. */
export function definitionCycles(
  name: string,
  text: string,
  where: Where,
  open: readonly string[],
): readonly PackFault[] {
  const result = parseOnce(text);
  if (!result.ok) return [];
  const faults: PackFault[] = [];
  for (const mention of mentions(result.ast)) {
    if (open.includes(mention.name)) {
      faults.push(
        where.source.fault(
          "cycle",
          where.path,
          { name, through: [...open.slice(open.indexOf(mention.name)), mention.name].join(" → ") },
          mention,
        ),
      );
    }
  }
  return faults;
}

/** Programmes whose conditions ask for each other in a circle; each is named at the first programme it asks for. */
export function programmeCycles(found: readonly FoundProgramme[]): readonly PackFault[] {
  const uses = new Map<string, Use[]>();
  for (const { id, version, where } of found) uses.set(id, [...programmeMentions(version, where.path)]);
  const visit = (id: string, trail: readonly string[]): boolean => {
    for (const next of uses.get(id) ?? []) {
      if (next.id === trail[0]) return true;
      if (!trail.includes(next.id) && visit(next.id, [...trail, next.id])) return true;
    }
    return false;
  };
  const faults: PackFault[] = [];
  for (const { id, where } of found) {
    const first = uses.get(id)?.[0];
    if (first !== undefined && visit(id, [id]))
      faults.push(where.source.fault("cycle", first.path, { name: id, through: `${id} → ${first.id}` }, first.at));
  }
  return faults;
}

/** Every programme that the conditions of a version ask for. */
function* programmeMentions(version: ProgrammeVersion, base: Path): Iterable<Use> {
  const texts: [string, Path][] = [];
  for (const [index, one] of (version.require ?? []).entries())
    texts.push([one.when, [...base, "require", index, "when"]]);
  for (const [index, one] of (version.persons?.require ?? []).entries())
    texts.push([one.when, [...base, "persons", "require", index, "when"]]);
  for (const [at, route] of (version.routes ?? []).entries())
    for (const [index, one] of route.require.entries())
      texts.push([one.when, [...base, "routes", at, "require", index, "when"]]);
  for (const [at, route] of (version.persons?.routes ?? []).entries())
    for (const [index, one] of route.require.entries())
      texts.push([one.when, [...base, "persons", "routes", at, "require", index, "when"]]);
  for (const [text, path] of texts) {
    // Most conditions ask for none; their trees need no walk.
    if (!text.includes("programmes")) continue;
    const result = parseOnce(text);
    if (!result.ok) continue;
    for (const call of calls(result.ast, "programmes")) {
      const [first] = call.args;
      if (first?.kind === "string") yield { id: first.text, path, at: call };
    }
  }
}
