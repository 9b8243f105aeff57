// What would come out otherwise, and how far something may go.
import type { FactName, Notice, Reply } from "../interview/index.ts";
import { command } from "./command-button.ts";
import { outcomeText } from "./households.ts";
import { type Button, type Line, line } from "./message.ts";
import { conditionText, lackText, shortHeadline } from "./programme-words.ts";
import {
  echoItems,
  howOften,
  inVoice,
  listOf,
  nameAmount,
  nameClause,
  nameFactOf,
  nameFigure,
  nameParameter,
  nameValue,
  nameWho,
  type Voice,
} from "./values.ts";

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type WhatIf = ReplyOf<"what-if">;
type Limit = ReplyOf<"limit">;
type Condition = NonNullable<WhatIf["programmes"][number]["because"]>;

/** So many programmes are told one by one. */
const mostProgrammes = 8;

export function whatIfLines(voice: Voice, reply: WhatIf): readonly Line[] {
  const { t } = voice;
  const figures = reply.figures.map(({ before, after }) => {
    const name = nameParameter(voice, after.name);
    const value = nameFigure(voice, after.value, after.unit);
    if (before === null) return t("what-if:new", { fact: name, after: value });
    return t("what-if:change", { fact: name, before: nameFigure(voice, before.value, before.unit), after: value });
  });
  const changes = [...figures, ...reply.supposed.map((one) => changeText(voice, one))].join(
    t("common:clause-separator"),
  );
  const rows = reply.programmes.slice(0, mostProgrammes).flatMap((one) => differingLines(voice, one));
  const isPartly = reply.touched.length > 0;
  const headline = shortHeadline(voice, reply.lead);
  const unchanged = line(t(isPartly ? "what-if:unchanged-yet" : "what-if:unchanged", { headline }));
  const same = reply.same - reply.touched.length;
  const touched = listOf(
    voice,
    reply.touched.map((name) => inVoice(voice, name)),
    4,
  );
  return [
    line(t(reply.mark === null ? "what-if:supposed-only" : "what-if:supposed", { changes }), "bold"),
    ...(rows.length === 0 ? [unchanged] : rows),
    ...(rows.length > 0 && same > 0 ? [line(t("what-if:same", { count: String(same) }))] : []),
    ...(isPartly ? [line(t("what-if:touched", { programmes: touched }))] : []),
    ...(reply.office === null ? [] : [officeLine(voice, reply.office)]),
  ];
}

function changeText(voice: Voice, { fact, before, after }: WhatIf["supposed"][number]): string {
  const { t } = voice;
  const name = nameFactOf(voice, fact);
  const worded = (item: NonNullable<typeof before>) => nameValue(voice, item.pattern, item.value);
  if (after === null) return t("what-if:gone", { fact: name, before: before === null ? "" : worded(before) });
  const text =
    before === null
      ? t("what-if:new", { fact: name, after: worded(after) })
      : t("what-if:change", { fact: name, before: worded(before), after: worded(after) });
  return after.arithmetic === undefined ? text : t("what-if:converted", { text, arithmetic: after.arithmetic });
}

function differingLines(voice: Voice, one: WhatIf["programmes"][number]): readonly Line[] {
  const { t } = voice;
  const { before, after, because, formula, clause } = one;
  const monthly = after?.monthly ?? null;
  return [
    line(
      t("what-if:programme", {
        programme: inVoice(voice, one.name),
        before: outcomeText(voice, before),
        after: outcomeText(voice, after),
      }),
    ),
    ...(formula !== null && monthly !== null && after?.verdict !== "not-eligible"
      ? [
          line(
            t(one.rounded ? "what-if:formula-about" : "what-if:formula", {
              formula,
              amount: nameAmount(voice, monthly),
              ...howOften(monthly),
            }),
          ),
        ]
      : []),
    ...(because === null
      ? []
      : [
          line(
            t(because.outcome === "no" ? "what-if:because" : "what-if:judged", {
              because: becauseText(voice, because),
            }),
          ),
        ]),
    ...(clause === null ? [] : [line(t("what-if:clause", { clause: nameClause(voice, clause) }))]),
  ];
}

function becauseText(voice: Voice, condition: Condition): string {
  const text = conditionText(voice, condition) || condition.id;
  return condition.who === null ? text : voice.t("common:of", { who: nameWho(voice, condition.who), label: text });
}

function officeLine(voice: Voice, office: NonNullable<WhatIf["office"]>): Line {
  const { t } = voice;
  const values = { fact: nameFactOf(voice, office.fact), place: inVoice(voice, office.place) };
  return office.clause === null
    ? line(t("what-if:office-plain", values))
    : line(t("what-if:office", { ...values, clause: nameClause(voice, office.clause) }));
}

export function limitLines(voice: Voice, reply: Limit): readonly Line[] {
  const { t } = voice;
  const names = { programme: inVoice(voice, reply.programme), fact: nameFactOf(voice, reply.fact) };
  const title = line(t("what-if:limit/title", names), "bold");
  if (reply.none !== null) return [title, noneLine(voice, reply.none, names)];
  return [title, ...reply.limits.flatMap((one) => sideLines(voice, one))];
}

function sideLines(voice: Voice, one: Limit["limits"][number]): readonly Line[] {
  const { t } = voice;
  const { holds, refused, side, more, clause } = one;
  const value = ({ item }: typeof holds) => nameValue(voice, item.pattern, item.value);
  const because = refused.because;
  return [
    line(t(`what-if:limit/${side}`, { holds: value(holds), outcome: outcomeText(voice, holds) })),
    line(t(`what-if:limit/${side}-refused`, { refused: value(refused), outcome: outcomeText(voice, refused) })),
    ...(more === null
      ? []
      : [line(t(`what-if:limit/more-${more.period}`, { holds: more.holds, refused: more.refused }))]),
    ...(because === null ? [] : [line(t("what-if:because", { because: becauseText(voice, because) }))]),
    ...(clause === null ? [] : [line(t("what-if:clause", { clause: nameClause(voice, clause) }))]),
  ];
}

function noneLine(
  voice: Voice,
  none: NonNullable<Limit["none"]>,
  names: { readonly programme: string; readonly fact: string },
): Line {
  const { t } = voice;
  switch (none.kind) {
    case "office":
      return officeLine(voice, none.office);
    case "refused-anyway":
      return none.because === null
        ? line(t("what-if:limit/refused-anyway-plain", names))
        : line(t("what-if:limit/refused-anyway", { ...names, because: becauseText(voice, none.because) }));
    case "unset": {
      const figures = listOf(
        voice,
        none.figures.map((figure) => nameParameter(voice, figure)),
        3,
      );
      return line(t("what-if:limit/unset", { ...names, figures }));
    }
    case "lacks":
      return line(t("what-if:limit/lacks", { ...names, facts: lackText(voice, none.facts, 4) }));
    case "no-difference":
      return line(t("what-if:limit/no-difference", names));
  }
}

type WhatIfNotice = Extract<
  Notice,
  {
    readonly kind:
      | "what-if-unread"
      | "what-if-no-case"
      | "what-if-again"
      | "what-if-own-income"
      | "what-if-unnamed"
      | "adopted"
      | "nothing-supposed"
      | "difference-needs-base"
      | "difference-unclear"
      | "difference-below-zero";
  }
>;

export function whatIfNotice(voice: Voice, notice: WhatIfNotice): readonly Line[] {
  const { t } = voice;
  const name = (fact: FactName) => nameFactOf(voice, fact);
  const example = line(t("what-if:notice/example", { example: t("what-if:example") }));
  switch (notice.kind) {
    case "what-if-unread":
      return [line(t("what-if:notice/unread", { text: notice.text })), example];
    case "what-if-no-case":
      return [line(t("what-if:notice/no-case")), line(t("notices:example", { example: t("common:example/line") }))];
    case "adopted": {
      const changes = notice.supposed.map((one) => changeText(voice, one)).join(t("common:clause-separator"));
      return [line(t("what-if:notice/adopted", { changes }))];
    }
    case "nothing-supposed":
      return [line(t(notice.gone ? "what-if:notice/gone" : "what-if:notice/nothing")), example];
    case "what-if-unnamed":
      return [line(t("what-if:notice/unnamed", { items: echoItems(voice, notice.items) }))];
    case "what-if-own-income":
      return [line(t("what-if:notice/own-income"))];
    case "what-if-again":
      return [line(t("what-if:notice/again")), example];
    case "difference-needs-base":
      return [line(t("what-if:notice/needs-base", { fact: name(notice.fact) })), example];
    case "difference-unclear":
      return [line(t("what-if:notice/unclear", { text: notice.text })), example];
    case "difference-below-zero":
      return [line(t("what-if:notice/below-zero", { fact: name(notice.fact), arithmetic: notice.arithmetic }))];
  }
}

export function whatIfButtons(voice: Voice, mark: string | null): readonly (readonly Button[])[] {
  const adopt = mark === null ? [] : [[command(voice, "adopt", "adopt", mark)]];
  return [...adopt, [command(voice, "verdict"), command(voice, "summary")]];
}
