/**
 * What an office has set itself, laid over the pack of its place: dated values of parameters that the packs declare, and
 * documents that these values rest on. Everything else about a parameter — unit, bounds, who may set it — stays the packs'.
 */
import { nearest } from "../nearest.ts";
import type { Level } from "./levels.ts";
import { emptyPack, type Located, type PackFault, type PackFile, parse, type RawPack } from "./read-packs.ts";
import { documentSchema, type OwnParameter, ownParametersSchema, type Parameter } from "./schema.ts";
import { Source } from "./source.ts";

/** The files of offices by place: `parameters.yaml` as it stands, and documents. Anything else there is a fault. */
export interface OwnPack {
  readonly pack: RawPack;
  values: Located<readonly OwnParameter[]> | null;
}

/** Reads an office's files; their paths begin with the place, as those of the packs do. */
export function readOwn(
  files: readonly PackFile[],
  packs: ReadonlyMap<string, RawPack>,
  faults: PackFault[],
): Map<string, OwnPack> {
  const all = new Map<string, OwnPack>();
  for (const { path, text, shown = path } of files) {
    const [folder = "", first = "", second] = path.split("/");
    const kind =
      path === `${folder}/parameters.yaml`
        ? "parameters"
        : first === "documents" && second?.endsWith(".yaml") === true && path.split("/").length === 3
          ? "document"
          : null;
    const whole = (code: string, data: Record<string, string>): PackFault => ({
      code,
      file: shown,
      line: 1,
      column: 1,
      data,
    });
    if (kind === null || first === "") {
      faults.push(whole("own-stray-file", { file: path }));
      continue;
    }
    if (!packs.has(folder)) {
      faults.push(whole("own-unknown-place", { place: folder, nearest: nearest(folder, packs.keys()) }));
      continue;
    }
    const own = all.get(folder) ?? { pack: emptyPack(folder), values: null };
    all.set(folder, own);
    const source = new Source(shown, text);
    const reading = source.read();
    if (!reading.ok) faults.push(...reading.faults);
    else if (kind === "parameters") own.values = parse(ownParametersSchema, reading.data, source, faults);
    else {
      const document = parse(documentSchema, reading.data, source, faults);
      if (document !== null) own.pack.documents.push(document);
    }
  }
  return all;
}

/** Puts an office's values above the pack of its place in every chain that goes through it. */
export function layOver(
  all: ReadonlyMap<string, readonly Level[]>,
  owns: ReadonlyMap<string, OwnPack>,
  faults: PackFault[],
): Map<string, readonly Level[]> {
  for (const [folder, own] of owns)
    own.pack.parameters = own.values && {
      value: own.values.value.map((one, index) => whole(one, index, own.values, all.get(folder) ?? [], faults)),
      source: own.values.source,
    };
  return new Map(
    [...all].map(([place, levels]) => [
      place,
      levels.flatMap((level) => {
        const own = owns.get(level.place);
        return own === undefined ? [level] : [{ ...level, pack: own.pack, own: true }, level];
      }),
    ]),
  );
}

/** A parameter with the office's values, as the nearest level declares it. */
function whole(
  { parameter: name, values }: OwnParameter,
  index: number,
  located: OwnPack["values"],
  levels: readonly Level[],
  faults: PackFault[],
): Parameter {
  const declared = levels.flatMap(({ pack }) => pack.parameters?.value ?? []);
  const found = declared.find(({ parameter }) => parameter === name);
  if (found !== undefined) return { ...found, fixed: undefined, values: [...values] };
  const names = declared.map(({ parameter }) => parameter);
  if (located !== null)
    faults.push(
      located.source.fault("unknown-parameter", [index, "parameter"], { name, nearest: nearest(name, names) }),
    );
  // What is unknown has no unit by which its values could be wrong too.
  const options = values.map(({ value }) => value);
  return { parameter: name, name: { "zh-CN": name, en: name }, unit: "choice", options, values: [...values] };
}
