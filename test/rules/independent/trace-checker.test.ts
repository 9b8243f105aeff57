import { describe, expect, test } from "vitest";
import { checkProgramme } from "./trace-checker.ts";

type Node = { op: string; value: unknown; args?: Node[]; [key: string]: unknown };
const num = (lo: string | null, hi: string | null = lo) => ({ number: [lo, hi] });
const yes = { truth: "yes" };
const no = { truth: "no" };
const unknown = { truth: "unknown" };
const fact = (name: string, value: unknown, more: object = {}): Node => ({ op: "fact", fact: name, value, ...more });
const constant = (value: unknown): Node => ({ op: "constant", value });
const of = (op: string, value: unknown, ...args: Node[]): Node => ({ op, value, args });
const element = (included: Node, ...body: Node[]): Node =>
  ({ op: "element", member: 0, args: [included, ...body] }) as never;
const standard: Node = { op: "parameter", parameter: "dibaoStandard.rural", value: num("4308") };

/** A programme whose one condition is `node`, printed with the verdict that its truth means. */
function programme(node: Node, amount?: Node): object {
  const truth = (node.value as { truth: string }).truth;
  const verdict = { yes: "eligible", no: "not-eligible", unknown: "undetermined" }[truth] ?? truth;
  const require = { op: "require", id: "x", value: node.value, args: [node] };
  const pay = amount && { op: "amount", value: amount.value, args: [amount] };
  const trace = { op: "programme", value: node.value, args: pay ? [require, pay] : [require] };
  const end = (amount?.value as { number: string[] } | undefined)?.number[0];
  return { verdict, monthly: end === undefined ? null : end, trace };
}
const boolean = (node: Node, value: unknown): Node => of("=", value, node, constant(num("1")));

type Row = readonly [title: string, node: Node];
const right: readonly Row[] = [
  [
    "a sum of exact numbers",
    of("<", yes, of("+", num("3"), constant(num("1")), constant(num("2"))), constant(num("4"))),
  ],
  [
    "open bounds stay open",
    of(">=", unknown, of("-", num(null, "5"), constant(num("5")), fact("a", num("0", null))), constant(num("1"))),
  ],
  [
    "nothing times an open bound",
    of("=", yes, of("*", num("0"), constant(num("0")), fact("a", num("0", null))), constant(num("0"))),
  ],
  ["touching bounds decide a strict less", of("<", no, fact("a", num("4", "9")), constant(num("4")))],
  ["touching bounds leave less or equal open", of("<=", unknown, fact("a", num("4", "9")), constant(num("4")))],
  ["no wins over unknown", of("and", no, fact("a", unknown), fact("b", no))],
  [
    "unknown wins over a person",
    of("and", unknown, { op: "judgement", clause: "c", value: { truth: "for-a-person" } }, fact("b", unknown)),
  ],
  ["yes wins in or", of("or", yes, fact("a", unknown), fact("b", yes))],
  [
    "an unsure member adds the hull of nothing and its amount",
    of("<", yes, of("sum", num("0", "7"), element(fact("a", unknown), constant(num("7")))), constant(num("8"))),
  ],
  [
    "a count lies between sure and possible",
    of("<=", yes, of("count", num("1", "2"), element(fact("a", yes)), element(fact("b", unknown))), constant(num("2"))),
  ],
  [
    "a branch that is unsure keeps both",
    of(
      "<",
      unknown,
      of("if", num("1", "9"), fact("a", unknown), constant(num("1")), constant(num("9"))),
      constant(num("5")),
    ),
  ],
  [
    "what does not apply compares as no",
    of("!=", no, fact("a", { choice: ["x"] }, { na: "yes" }), constant({ choice: ["y"] })),
  ],
  [
    "what may not apply is never surely yes",
    of("=", unknown, fact("a", { choice: ["x"] }, { na: "maybe" }), constant({ choice: ["x"] })),
  ],
  ["choices that share one", of("=", unknown, fact("a", { choice: ["x", "y"] }), constant({ choice: ["y"] }))],
  [
    "months are added to a day",
    of("<", yes, fact("d", { day: ["2021-02-27", "2021-02-27"] }), {
      ...of(
        "date+",
        { day: ["2021-02-28", "2021-02-28"] },
        constant({ day: ["2021-01-31", "2021-01-31"] }),
        constant(num("1")),
      ),
      of: "months",
    }),
  ],
];

const wrong: readonly (readonly [title: string, node: Node, path: string])[] = [
  [
    "a wrong sum",
    of("<", yes, of("+", num("4"), constant(num("1")), constant(num("2"))), constant(num("9"))),
    "trace.args[0].args[0].args[0]",
  ],
  [
    "a bound closed by mistake",
    of("<", yes, of("+", num("0", "9"), fact("a", num("0", null)), constant(num("0"))), constant(num("10"))),
    "trace.args[0].args[0].args[0]",
  ],
  [
    "an open comparison called decided",
    of("<", yes, fact("a", num("0", "5")), constant(num("5"))),
    "trace.args[0].args[0]",
  ],
  ["a yes out of an unknown", of("and", yes, fact("a", unknown), fact("b", yes)), "trace.args[0].args[0]"],
  [
    "a member counted who is not",
    of("=", yes, of("count", num("1"), element(fact("a", no))), constant(num("1"))),
    "trace.args[0].args[0].args[0]",
  ],
  ["two values of one fact", of("and", no, fact("a", yes), fact("a", no)), "trace.args[0].args[0].args[1]"],
  [
    "a divisor that may be 0",
    of("<", yes, of("/", num("0", "1"), constant(num("1")), fact("a", num("0", "2"))), constant(num("9"))),
    "trace.args[0].args[0].args[0]",
  ],
  ["an operation nobody knows", of("magic", yes, fact("a", yes)), "trace.args[0].args[0]"],
  [
    "an operation called a leaf",
    boolean({ op: "fact", value: num("1"), args: [] }, yes),
    "trace.args[0].args[0].args[0]",
  ],
  [
    "a quotient rounded early",
    of("<", yes, of("/", num("0.33"), constant(num("1")), constant(num("3"))), constant(num("1"))),
    "trace.args[0].args[0].args[0]",
  ],
  [
    "a lost option",
    of(
      "=",
      yes,
      of("if", { choice: ["x"] }, fact("a", unknown), constant({ choice: ["x"] }), constant({ choice: ["y"] })),
      constant({ choice: ["x"] }),
    ),
    "trace.args[0].args[0].args[0]",
  ],
  ["a comparison with nothing to compare", boolean(fact("a", num("0", "1")), yes), "trace.args[0].args[0]"],
];

describe("the trace checker", () => {
  test.each(right)("accepts %s", (_title, node) => {
    expect(checkProgramme(programme(node))).toBeUndefined();
  });

  test.each(wrong)("refuses %s and says where", (_title, node, path) => {
    expect(checkProgramme(programme(node))?.path).toBe(path);
  });

  const rounded = (to: string): Node => ({
    ...of("round", num(to), constant(num("12.345"))),
    to: "0.01",
    mode: "half-up",
  });
  const eligible = of("<", yes, constant(num("1")), standard);

  test("accepts an amount rounded half up to the fen", () => {
    expect(checkProgramme(programme(eligible, rounded("12.35")))).toBeUndefined();
  });

  test("refuses an amount rounded half to even", () => {
    expect(checkProgramme(programme(eligible, rounded("12.34")))?.path).toBe("trace.args[1].args[0]");
  });

  test("refuses a printed amount that is not the root's", () => {
    const printed = { ...programme(eligible, rounded("12.35")), monthly: "12.36" };
    expect(checkProgramme(printed)).toEqual({ path: "monthly", printed: "12.36", computed: "12.35" });
  });

  test("refuses a printed verdict that is not the root's", () => {
    expect(checkProgramme({ ...programme(eligible), verdict: "undetermined" })?.path).toBe("verdict");
  });

  test("refuses an amount beside a verdict of not eligible", () => {
    const refused = of(">", no, constant(num("1")), standard);
    expect(checkProgramme({ ...programme(refused), monthly: "1.00" })?.path).toBe("monthly");
  });

  test("refuses a root that leaves out a condition", () => {
    const printed = programme(eligible) as { trace: Node };
    const require = { op: "require", id: "y", value: no, args: [fact("z", no)] };
    expect(
      checkProgramme({ ...printed, trace: { ...printed.trace, args: [require, ...(printed.trace.args ?? [])] } })?.path,
    ).toBe("trace");
  });

  test("refuses a contradiction with a limit that no condition sets", () => {
    const months = fact("months", num("0", null));
    const inRange = (limit: string): Node => of("<=", unknown, months, constant(num(limit)));
    const long = (limit: string): Node =>
      of(
        ">",
        no,
        { ...of("granted", num("0", limit), months, constant(num(limit))), relation: "<=" },
        constant(num("13")),
      );
    const contradiction = (limit: string): Node =>
      of("contradiction", no, of("and", unknown, inRange("12")), long(limit));
    expect(checkProgramme(programme(contradiction("12")))).toBeUndefined();
    expect(checkProgramme(programme(contradiction("11")))?.printed).toBe("a limit");
  });

  test("joins cases and lets a fact differ between them", () => {
    const cell = (area: string, value: unknown): Node => ({
      ...of("case", value, of("programme", value, of("require", value, fact("area", { choice: [area] }, { value })))),
      given: { area },
    });
    const cases = of("cases", unknown, cell("rural", yes), cell("urban", no));
    expect(checkProgramme({ verdict: "undetermined", monthly: null, trace: cases })).toBeUndefined();
    expect(checkProgramme({ verdict: "eligible", monthly: null, trace: { ...cases, value: yes } })?.path).toBe("trace");
  });
});
