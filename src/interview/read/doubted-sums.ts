// A sum whose neighbours were not understood, and may change what it means, is asked for instead of written down.
import type { Understood, Unsettled, UnsettledCode } from "./findings.ts";
import type { Span } from "./text.ts";

/** Left of what was spent to earn it: 年收入两万,成本八千. */
const spent = /成本|本钱|开销|饲料|化肥|种子|农药|除去|扣掉|扣去|\bcosts?\b|\bexpenses?\b/;
/** Money of another kind, named right before the sum: 低保一直在吃 每月410. */
const otherMoney = /低保|救助金|补助|补贴|救济|\bbenefits?\b/;
/** 年收入一万二,其中低保四千: what is drawn is in it. */
const included = /其中|包括|包含|含|连着?|算上|加上/;
const near = 3;

const isIncome = ({ fact }: Understood): boolean => /^income\.(?:total|perHead|wage|business|other)$/.test(fact);

/** Parts the findings of a message into those that stand and those that have to be asked. */
export function doubtSums(
  given: string,
  household: readonly Understood[],
  unread: readonly Span[],
): { readonly household: readonly Understood[]; readonly doubted: readonly Unsettled[] } {
  const doubted = household.flatMap((finding) => {
    const code = isIncome(finding) ? doubtOf(given, finding.span, unread) : null;
    return code === null ? [] : [{ finding, code }];
  });
  return {
    household: household.filter((finding) => doubted.every((one) => one.finding !== finding)),
    doubted: doubted.map(({ finding: { fact, span }, code }) => ({
      code,
      fact,
      text: given.slice(...span),
      span,
      data: {},
      choices: [],
    })),
  };
}

function doubtOf(given: string, [from, to]: Span, unread: readonly Span[]): UnsettledCode | null {
  for (const [start, end] of unread) {
    const text = given.slice(start, end);
    if (spent.test(text) && start >= to && start - to <= near) return "net-or-gross";
    if (included.test(text) && otherMoney.test(text) && start >= to && start - to <= near) return "which-money";
    if (otherMoney.test(text) && end <= from && from - end <= near) return "which-money";
  }
  return null;
}
