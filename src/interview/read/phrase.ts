// How a turn of phrase is written down, and what it may mean.
import type { Meaning, MemberFacts } from "./meaning.ts";
import { scanNumeral } from "./numeral.ts";

export type Phrase = readonly [words: RegExp, meaning: Meaning | ((found: RegExpExecArray) => Meaning | undefined)];

export const digits = "(?:[0-9]{1,8}|[一二两三四五六七八九十廿卅几]{1,8})";
export const end = String.raw`(?=[\s,，。.;；、!！?？]|$)`;
/** A positive statement: 没着火, 不是低保户 and 防火灾 say something else. */
export const said = `(?<!没|不|未|无|非|防|怕|没有|不是|没被|并非|不算|没出|没发生)`;

export const phrase = (source: string, meaning: Phrase[1]): Phrase => [new RegExp(said + source, "g"), meaning];
export const denial = (source: string, meaning: Phrase[1]): Phrase => [new RegExp(source, "g"), meaning];
export const households = (facts: Readonly<Record<string, string | number | boolean>>): Meaning => ({
  t: "households",
  facts,
});
export const household = (fact: string, value: string | number | boolean): Meaning => ({ t: "household", fact, value });
export const traits = (facts: MemberFacts): Meaning => ({ t: "traits", facts });

export function wholeOf(text: string | undefined): number | undefined {
  const numeral = text === undefined ? undefined : scanNumeral(text, 0);
  return numeral?.kind === "exact" && numeral.end === text?.length && numeral.value.isInteger()
    ? numeral.value.toNumber()
    : undefined;
}

export const drawn = label({ receiving: "dibao" });

export function label(also: Readonly<Record<string, string | number>>): Meaning {
  return { t: "label", fact: "benefit.monthly", kind: "money", of: "none", also };
}
