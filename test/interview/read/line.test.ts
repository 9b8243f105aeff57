import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmount, readAnswer, readLine, readMembers, readNumber } from "../../../src/interview/read/index.ts";
import { readFacts } from "../../../src/rules/index.ts";
import { flatLine, flatMembers, type LineTally, labelSet, tallyLines } from "./flat.ts";
import { hazardCases } from "./hazard-cases.ts";
import { lineLast } from "./last-fresh.ts";
import { lineCases, lineHoldout } from "./line-cases.ts";
import { lineFresh, rosterFresh } from "./line-fresh.ts";
import { generatedLines, generatedRosters } from "./line-generator.ts";
import { rosterCases, rosterHoldout } from "./roster-cases.ts";

const line = (text: string) => flatLine(readLine(text));
const roster = (text: string) => flatMembers(readMembers(text));

function printTally(name: string, tally: LineTally): LineTally {
  const { right, total, facts, factsRead, missed, silentlyWrong } = tally;
  console.log(
    `${name}: ${right} of ${total} messages as labelled, ${factsRead} of ${facts} facts read, ${missed.length} asked needlessly or otherwise, ${silentlyWrong.length} silently wrong`,
  );
  for (const text of [...missed, ...silentlyWrong]) console.log(`  ${text}`);
  return tally;
}

describe("field messages", () => {
  it.each(lineCases)("reads %s", (text, label) => expect(line(text)).toEqual(labelSet(label)));
  it.each(hazardCases)("is not misled by %s", (text, label) => expect(line(text)).toEqual(labelSet(label)));
  it.each(rosterCases)("reads the roster %s", (text, label) => expect(roster(text)).toEqual(labelSet(label)));

  it("reads what is put together from parts as the sum of the parts", () => {
    const lines = printTally("lines, generated", tallyLines(generatedLines, line));
    const rosters = printTally("rosters, generated", tallyLines(generatedRosters, roster));
    expect([...lines.missed, ...lines.silentlyWrong, ...rosters.missed, ...rosters.silentlyWrong]).toEqual([]);
  });

  it("is never silently wrong on the held-back sets", () => {
    printTally("lines, tuned", tallyLines(lineCases, line));
    printTally("rosters, tuned", tallyLines(rosterCases, roster));
    const held = [
      printTally("lines, held back", tallyLines([...lineHoldout, ...lineFresh, ...lineLast], line)),
      printTally("rosters, held back", tallyLines([...rosterHoldout, ...rosterFresh], roster)),
    ];
    expect(held.flatMap(({ silentlyWrong }) => silentlyWrong)).toEqual([]);
  });
});

describe("facts of a message", () => {
  it("are taken by the rules as they are", () => {
    const all = [
      ...lineCases,
      ...hazardCases,
      ...lineHoldout,
      ...lineFresh,
      ...rosterCases,
      ...rosterHoldout,
      ...rosterFresh,
      ...generatedLines,
    ];
    const refused = all.flatMap(([text]) => {
      const read = readFacts(readLine(text).facts);
      return read.ok ? [] : [`${text}: ${read.faults.map(({ path, code }) => `${path} ${code}`).join(", ")}`];
    });
    expect(refused).toEqual([]);
  });
});

describe("what is said of a reading", () => {
  it("shows the words each fact came from", () => {
    const text = "农村 ４口人 年收入1.2万 一级残疾1人";
    const read = readLine(text);
    for (const { span, text: words } of read.understood) expect(text.slice(...span)).toBe(words);
    expect(read.understood.map(({ fact, text: words }) => `${fact}: ${words}`)).toEqual([
      "area: 农村",
      "size: ４口人",
      "income.total: 年收入1.2万",
      "members[0].disabilityGrade: 一级残疾",
    ]);
  });

  it("shows the arithmetic of what it added or turned into a year", () => {
    const read = readLine("报了五万二,大病又报9千,一季度一千八 农村");
    expect(read.understood.map(({ arithmetic }) => arithmetic).filter((one) => one !== undefined)).toEqual([
      "52000 + 9000 = 61000",
      "1800 × 4 = 7200",
    ]);
  });

  it("offers both periods when none was said", () => {
    expect(readLine("农村三口人,人均四千").vague).toMatchObject([
      { code: "needs-period", fact: "income.perHead", choices: ["4000/month", "4000/year"] },
    ]);
  });

  it("says whether the list of members is the whole roster", () => {
    expect(readLine("农村 年收入1.2万 一级残疾1人").roster).toBe("counted");
    expect(readLine("户主56 妻50").roster).toBe("named");
    expect(readLine("农村 4口人").roster).toBe("none");
    expect(readLine("4口人 在家3个").roster).toBe("named");
  });

  it("keeps the question apart from the facts before it", () => {
    expect(readLine("城里的,两口子一个月1100,标准625,补多少").question).toBe("补多少");
    expect(readLine("智力三级能单人户吗").question).toBe("能单人户吗");
  });

  it("never gives back an ID or a telephone number", () => {
    for (const text of ["身份证520123199001011234 农村", "电话１３８００１３８０００", "户主52012319900101123X"]) {
      expect(JSON.stringify([readLine(text), readMembers(text)])).not.toMatch(/[0-9０-９]{9}/);
    }
  });

  it("reads days of birth and death of a member, 昨天 by the day it is", () => {
    expect(readLine("爷爷昨天去世", "2021-08-10").facts).toEqual({
      members: [{ relation: "grandparent", sex: "male", diedOn: "2021-08-09", lives: "dead" }],
    });
    expect(readLine("爷爷昨天去世").facts).toEqual({
      members: [{ relation: "grandparent", sex: "male", lives: "dead" }],
    });
  });
});

const vocabulary = [
  ...[
    "农村",
    "城里",
    "4口人",
    "三口人",
    "年收入",
    "1.2万",
    "一万二",
    "每月",
    "人均",
    "四千",
    "户主",
    "妻子",
    "儿子",
    "两个孩子",
    "56",
    "一级",
    "残疾",
  ],
  ...[
    "肢体",
    "重病",
    "高中",
    "外出打工",
    "没有",
    "可能",
    "以前",
    "一个月",
    "块",
    "1100",
    "标准",
    "625",
    "两口子",
    "在家3个",
    "存款",
    "2万",
    "没车",
    "吗",
    "多少",
  ],
  ...[
    "嗡嗡",
    " ",
    ",",
    "，",
    "\n",
    "(",
    "：",
    "大概",
    "左右",
    "毕业",
    "也",
    "都",
    "女",
    "老人",
    "的",
    "8月2日",
    "-500",
    "三四",
    "亏了",
    "１２",
    "%",
    "?",
  ],
];

describe("any message", () => {
  const message = fc.array(fc.constantFrom(...vocabulary), { maxLength: 14 }).map((parts) => parts.join(""));

  it("is read without failing, and every span lies in it", () => {
    fc.assert(
      fc.property(fc.oneof(message, fc.string({ unit: "grapheme", maxLength: 40 })), (text) => {
        const read = readLine(text, "2021-08-10");
        for (const { span, text: words } of [...read.understood, ...read.vague]) {
          expect(span[0]).toBeGreaterThanOrEqual(0);
          expect(span[1]).toBeLessThanOrEqual(text.length);
          if (words !== "") expect(text.slice(...span)).toBe(words);
        }
        readMembers(text);
        readNumber(text);
        readAmount(text);
      }),
      { numRuns: 1500 },
    );
  });

  it("gives every unknown word back", () => {
    fc.assert(
      fc.property(message, (text) => {
        const read = readLine(text);
        const returned = [...read.unread, read.question ?? "", ...read.vague.map(({ text: words }) => words)].join("|");
        const known = read.understood.map(({ text: words }) => words).join("|");
        if (text.includes("嗡嗡")) expect(`${returned}|${known}`).toContain("嗡嗡");
      }),
      { numRuns: 1500 },
    );
  });

  it("means the same in full width", () => {
    fc.assert(
      fc.property(message, (text) => {
        const wide = text.replace(/[0-9.%()?]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
        expect(readLine(wide).facts).toEqual(readLine(text).facts);
      }),
      { numRuns: 500 },
    );
  });

  it("never has an exact figure from a hedged one", () => {
    const figure = fc.integer({ min: 1, max: 99_999 }).map((value) => String(value));
    const hedge = fc.constantFrom(
      "大概#",
      "#左右",
      "#多",
      "#以上",
      "约#",
      "不到#",
      "#出头",
      "快#",
      "差不多#",
      "#元不到",
      "可能#",
      "#吧",
      "没有#",
    );
    fc.assert(
      fc.property(figure, hedge, (value, frame) => {
        const text = frame.replace("#", value);
        expect([readNumber(text).kind, readAmount(`一年${text}`).kind]).toEqual(["vague", "vague"]);
        const asked = readAnswer({ id: "income.total", kind: "amount" }, `一年${text}`, "2021-08-10");
        expect(asked.kind).toBe("ask");
        expect(readLine(`农村 4口人 年收入${text}`).facts).toEqual({ area: "rural", size: 4 });
      }),
    );
  });
});
