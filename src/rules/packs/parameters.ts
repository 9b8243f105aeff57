/** The figures of the law by date: which value of a parameter is in force at a place, and what its text means. */
import { Decimal } from "../decimal.ts";
import { canonicalUnit, type Type } from "../feel/types.ts";
import { readFraction } from "../fraction.ts";
import { choice, none, number, truth, type Value } from "../values.ts";
import { covers, type Level } from "./levels.ts";
import type { Parameter } from "./schema.ts";

/** A parameter as it stands at a place on a day. */
export interface PlanParameter {
  readonly name: string;
  readonly parameter: Parameter;
  readonly value: Value;
  readonly unset: boolean;
  readonly place: string;
  readonly clause: string;
  /** Set by the office itself. */
  readonly own: boolean;
  /** The latest figure known before an unset one, for a trial beside the verdict. */
  readonly older: { readonly value: Value; readonly text: string } | null;
}

/** The type of a parameter in expressions. */
export function parameterType(parameter: Parameter): Type {
  if (parameter.unit === "truth") return { t: "truth" };
  if (parameter.unit === "choice") return { t: "choice", options: parameter.options ?? [] };
  return { t: "number", unit: canonicalUnit(parameter.unit) };
}

/** Whether a parameter may be divided by: its minimum is above zero. */
export const isPositive = (parameter: Parameter): boolean =>
  parameter.min !== undefined && new Decimal(parameter.min).gt(0);

/** A parameter's value from its text; null where the text is no value of its unit. */
export function parameterValue(parameter: Parameter, text: string, note: Record<string, unknown>): Value | null {
  if (parameter.unit === "truth")
    return text === "true" || text === "false"
      ? truth("parameter", none, text === "true" ? "yes" : "no", 0n, 0, note)
      : null;
  if (parameter.unit === "choice")
    return parameter.options?.includes(text) ? choice("parameter", none, [text], 0n, 0, note) : null;
  // Two thirds have no decimals: a share may be written as a fraction.
  const fraction = parameter.unit === "share" && text.includes("/") ? readFraction(text) : null;
  if (fraction === null && !/^-?\d+(\.\d+)?$/.test(text)) return null;
  const exact = fraction === null ? new Decimal(text) : fraction.part.div(fraction.whole);
  // No figure of these laws is negative, and no share is more than the whole.
  if (exact.lt(parameter.min ?? 0)) return null;
  const most = parameter.max ?? (parameter.unit === "share" ? "1" : undefined);
  if (most !== undefined && exact.gt(most)) return null;
  return number("parameter", none, exact, exact, 0n, 0, note);
}

/** Everything that a parameter without a figure may be. */
function unsetValue(parameter: Parameter, note: Record<string, unknown>): Value {
  if (parameter.unit === "truth") return truth("parameter", none, "unknown", 0n, 0, note);
  if (parameter.unit === "choice") return choice("parameter", none, parameter.options ?? [], 0n, 0, note);
  return number(
    "parameter",
    none,
    new Decimal(parameter.min ?? "0"),
    parameter.max === undefined ? null : new Decimal(parameter.max),
    0n,
    0,
    note,
  );
}

/** The value in force at a place on a day, from the nearest level that has one for the day. */
export function resolveParameter(levels: readonly Level[], name: string, on: string): PlanParameter | null {
  let declared: { parameter: Parameter; place: string } | null = null;
  let older: PlanParameter["older"] = null;
  const olderOf = (parameter: Parameter, place: string): void => {
    if (older !== null) return;
    const last = parameter.values.filter((value) => "value" in value && value.from <= on && !covers(value, on)).at(-1);
    if (last === undefined || !("value" in last)) return;
    const value = parameterValue(parameter, last.value, {
      parameter: name,
      place,
      from: last.from,
      clause: last.clause,
      trial: true,
    });
    if (value !== null) older = { value, text: `${name}=${last.value}${unitSuffix(parameter)}` };
  };
  let unset: { parameter: Parameter; place: string; clause: string; from: string } | null = null;
  for (const { place, pack, own = false } of levels) {
    const parameter = pack.parameters?.value.find((one) => one.parameter === name);
    if (parameter === undefined) continue;
    declared ??= { parameter, place };
    const value = parameter.values.find((one) => covers(one, on));
    olderOf(parameter, place);
    if (unset !== null || value === undefined) continue;
    if ("value" in value) {
      const note = {
        parameter: name,
        place,
        from: value.from,
        clause: value.clause,
        ...(value.mark === undefined ? {} : { mark: value.mark }),
        ...(own ? { own } : {}),
      };
      const read = parameterValue(parameter, value.value, note);
      if (read !== null)
        return { name, parameter, value: read, unset: false, place, clause: value.clause, own, older: null };
    }
    unset = { parameter, place, clause: value.clause, from: value.from };
  }
  if (declared === null) return null;
  const from = unset ?? { ...declared, clause: declared.parameter.values[0]?.clause ?? "", from: "" };
  return {
    name,
    parameter: from.parameter,
    value: unsetValue(declared.parameter, {
      parameter: name,
      place: from.place,
      from: from.from,
      clause: from.clause,
      unset: true,
    }),
    unset: true,
    place: from.place,
    clause: from.clause,
    own: false,
    older,
  };
}

/** The period of an amount as it is typed after a value; "" for what has none. */
export function unitSuffix(parameter: Parameter): string {
  return parameter.unit === "yuan/year" ? "/year" : parameter.unit === "yuan/month" ? "/month" : "";
}
