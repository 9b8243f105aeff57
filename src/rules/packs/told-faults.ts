/** Which faults are told, and in which order: each once, by file and line, without those that only follow from another. */
import type { PackFault } from "./source.ts";

/** The faults as they are told; `broken` are the parts of packs (`documents`, `parameters.yaml`) that could not be read. */
export function toldFaults(faults: readonly PackFault[], broken: ReadonlySet<string>): readonly PackFault[] {
  return sorted(withoutEchoes(faults, broken));
}

/** Faults that only repeat that another file could not be read: what it holds looks unknown everywhere else. */
const echoes: Readonly<Record<string, readonly string[]>> = {
  documents: ["unknown-clause"],
  "parameters.yaml": ["unknown-name", "unknown-parameter"],
  "definitions.yaml": ["unknown-name", "unknown-function", "definition-needs-member"],
  programmes: ["unknown-programme"],
  examples: ["programme-without-example"],
  "jurisdiction.yaml": ["unknown-parent", "foreign-clause"],
};

function withoutEchoes(faults: readonly PackFault[], broken: ReadonlySet<string>): readonly PackFault[] {
  const silent = new Set([...broken].flatMap((part) => echoes[part] ?? []));
  return faults.filter(({ code }) => !silent.has(code));
}

function sorted(faults: readonly PackFault[]): readonly PackFault[] {
  const seen = new Set<string>();
  const once = faults.filter((fault) => {
    const key = `${fault.file}:${fault.line}:${fault.column}:${fault.code}:${JSON.stringify(fault.data)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return once.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
}
