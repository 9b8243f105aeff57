// Figures that the asker supplies (标准625): for the calculation at hand only, in the period in which the place has its own.
import { Decimal, type Policy, readParameter } from "../rules/index.ts";
import { excerpt } from "./answering.ts";
import { dayOf } from "./judge.ts";
import { readAt } from "./paths.ts";
import type { AskedParameter } from "./read/index.ts";
import type { Notice } from "./reply.ts";
import type { Change, Session } from "./session.ts";
import type { Turn } from "./step.ts";
import { suppliedFigureOf } from "./view/names.ts";

type Supplied =
  | { readonly ok: true; readonly session: Session; readonly notice: Notice }
  | { readonly ok: false; readonly notice: Notice };

/** Takes up a figure that the asker supplied ("dibaoStandard.rural=5280/year"), in place of one of the same name. */
export function withFigure(session: Session, turn: Turn, text: string, arithmetic?: string): Supplied {
  const on = dayOf(session, turn.at);
  const read = readParameter(text);
  const refusal = read.ok ? turn.policy.refuses(read.parameter, on) : read.fault;
  if (!read.ok || refusal !== null) {
    const { code = "bad-parameter", data = {} } = refusal ?? {};
    return { ok: false, notice: { kind: "figure-unread", text: text.slice(0, 40), code, data } };
  }
  const { parameter } = read;
  const others = session.parameters.filter(({ name }) => name !== parameter.name);
  const figure = suppliedFigureOf(turn.policy, on, parameter);
  return {
    ok: true,
    session: { ...session, parameters: [...others, parameter] },
    notice: { kind: "figure-set", figure, ...(arithmetic === undefined ? {} : { arithmetic }) },
  };
}

/**
 * Takes up the figures that a message names beside its facts. A standard needs its area, and its period: which is said,
 * or plain from the place's own figure (625 beside 625 a month). Where it is not, both are offered.
 */
export function takeFigures(
  session: Session,
  said: { readonly parameters: readonly AskedParameter[]; readonly changes: readonly Change[] },
  turn: Turn,
): { session: Session; notices: readonly Notice[] } {
  let now = session;
  const notices: Notice[] = [];
  const on = dayOf(session, turn.at);
  for (const { name, value, unit, text } of said.parameters) {
    const area = said.changes.find(({ path }) => path === "area")?.value ?? readAt(session.case?.facts ?? {}, "area");
    const areas = typeof area === "string" ? [area] : ["rural", "urban"];
    const likely = areas.flatMap((one) => {
      const full = `${name}.${one}`;
      const periods = unit === null ? periodsNear(turn.policy, on, full, value) : [unit];
      return periods.map((period) => inOwnPeriod(turn.policy, on, full, value, period));
    });
    const [only, ...others] = likely;
    if (typeof area === "string" && only !== undefined && others.length === 0) {
      const supplied = withFigure(now, turn, only.text, only.arithmetic);
      if (supplied.ok) now = supplied.session;
      notices.push(supplied.notice);
      continue;
    }
    notices.push({
      kind: "figure-needs",
      text: excerpt(text),
      offers: likely.flatMap(({ text: offer, said: period }) => {
        const read = readParameter(offer);
        if (!read.ok || offer.length > mostOffered || turn.policy.refuses(read.parameter, on) !== null) return [];
        return [{ argument: offer, figure: { ...suppliedFigureOf(turn.policy, on, read.parameter), ...period } }];
      }),
    });
  }
  return { session: now, notices };
}

/** A button carries 64 bytes. */
const mostOffered = 50;

type Period = "year" | "month";

/** A standard this far from the place's own is hardly meant. */
const nearly = 2.5;

/** In which period a figure is like the place's own; both where the place has none to compare it with. */
function periodsNear(policy: Policy, on: string, name: string, value: string): readonly Period[] {
  const state = policy.parameter(name, on);
  if (state === undefined) return [];
  const [own = "", period = ""] = (state.value ?? "").split("/");
  const both = ["month", "year"] as const;
  if (!/^\d/.test(own) || (period !== "year" && period !== "month")) return both;
  const yearly = (amount: string, of: Period) => new Decimal(amount).times(of === "month" ? 12 : 1);
  const near = both.filter((one) => {
    const ratio = yearly(value, one).div(yearly(own, period));
    return ratio.lte(nearly) && ratio.times(nearly).gte(1);
  });
  return near.length > 0 ? near : both;
}

interface Converted {
  /** "dibaoStandard.rural=7500/year" */
  readonly text: string;
  readonly arithmetic?: string;
  /** The figure as it was said. */
  readonly said: { readonly value: string; readonly unit: string };
}

/** A figure in the period in which the place has its own, where that is exact; else as it was said. */
function inOwnPeriod(policy: Policy, on: string, name: string, value: string, period: Period): Converted {
  const own = policy.parameter(name, on)?.unit;
  const said = { value, unit: `yuan/${period}` };
  const wanted = own === "yuan/year" ? "year" : own === "yuan/month" ? "month" : period;
  const amount = new Decimal(value);
  const converted = wanted === "year" ? amount.times(12) : amount.div(12);
  if (wanted === period || converted.decimalPlaces() > 2) return { text: `${name}=${value}/${period}`, said };
  const arithmetic = `${value} ${wanted === "year" ? "×" : "÷"} 12 = ${converted.toString()}`;
  return { text: `${name}=${converted.toString()}/${wanted}`, arithmetic, said };
}
