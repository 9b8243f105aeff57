import type { ParseArgsOptionsConfig } from "node:util";
import { nearest } from "./nearest.ts";

/** What `parseArgs` found, in the parts that are judged here. */
export type Token =
  | {
      readonly kind: "option";
      readonly name: string;
      readonly rawName: string;
      readonly value?: string | undefined;
      readonly inlineValue?: boolean | undefined;
    }
  | { readonly kind: "positional"; readonly value: string }
  | { readonly kind: "option-terminator" };

export interface ArgumentFault {
  readonly code:
    | "unknownOption"
    | "unknownOptionGuess"
    | "valueMissing"
    | "valueUnwanted"
    | "language"
    | "twice"
    | "tooMany";
  readonly data: Readonly<Record<string, string>>;
}

/** Everything wrong with a command line at once; `parseArgs` itself would stop at the first, in English. */
export function findFaults(
  tokens: readonly Token[],
  options: ParseArgsOptionsConfig,
  most: number,
): readonly ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const seen = new Set<string>();
  let positionals = 0;
  for (const token of tokens) {
    if (token.kind === "positional") {
      positionals += 1;
      if (positionals > most) faults.push({ code: "tooMany", data: { value: token.value } });
    } else if (token.kind === "option") {
      for (const fault of faultsOfOption(token, options, seen))
        if (!faults.some(({ code, data }) => code === fault.code && data.option === fault.data.option))
          faults.push(fault);
    }
  }
  return faults;
}

function faultsOfOption(
  token: Token & { kind: "option" },
  options: ParseArgsOptionsConfig,
  seen: Set<string>,
): readonly ArgumentFault[] {
  const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  const data = { option: token.rawName };
  if (known === undefined) {
    const guess = nearest(token.name, Object.keys(options));
    return guess === null
      ? [{ code: "unknownOption", data }]
      : [{ code: "unknownOptionGuess", data: { ...data, guess: `--${guess}` } }];
  }
  if (known.type === "boolean") return token.value === undefined ? [] : [{ code: "valueUnwanted", data }];
  const taken = token.inlineValue === true || !token.value?.startsWith("--");
  if (token.value === undefined || token.value === "" || !taken) return [{ code: "valueMissing", data }];
  if (token.name === "lang" && !["zh-CN", "en"].includes(token.value))
    return [{ code: "language", data: { value: token.value } }];
  if (seen.has(token.name) && known.multiple !== true) return [{ code: "twice", data }];
  seen.add(token.name);
  return [];
}
