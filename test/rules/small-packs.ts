/** Packs of one small country, written for a test: what a rule does is seen without the law of a real place. */
import {
  type AssessmentJson,
  type AssessOptions,
  assess,
  assessmentJson,
  loadPolicies,
  type PackFile,
  type Policy,
  type PolicySet,
  readFacts,
} from "../../src/rules/index.ts";

/** The clause that everything in these packs rests on. */
export const clause = "cn#law/art-1";

const name = (id: string): string => `{ zh-CN: ${id}, en: ${id} }`;

const jurisdiction = (id: string, parent: string, level: string): PackFile => ({
  path: `${id}/jurisdiction.yaml`,
  text: `jurisdiction: ${id}\nname: ${name(id)}\nparent: ${parent}\nlevel: ${level}\n`,
});

const law = (place: string, articles: number): PackFile => ({
  path: `${place}/documents/law.yaml`,
  text: [
    `document: law\ntitle: law\nnumber: null\nissuer: ${name("office")}`,
    "in-force: { from: 2020-01-01, to: null }\nheld: text\nclauses:",
    ...Array.from(
      { length: articles },
      (_, i) => `  - clause: art-${i + 1}\n    at: art. ${i + 1}\n    summary: ${name("what it says")}`,
    ),
  ].join("\n"),
});

const definitions: PackFile = {
  path: "cn/definitions.yaml",
  text: `- definition: counted
  type: truth
  of: member
  versions:
    - from: 2020-01-01
      value: |
        m.lives = "here"
      clause: ${clause}
`,
};

/** The files of a nation `cn` with nine articles and of a county `cn-county` below it, and those of the test. */
export function smallPacks(files: Readonly<Record<string, string>>): readonly PackFile[] {
  return [
    jurisdiction("cn", "null", "nation"),
    jurisdiction("cn-county", "cn", "county"),
    law("cn", 9),
    law("cn-county", 9),
    definitions,
    ...Object.entries(files).map(([path, text]) => ({ path, text })),
  ];
}

/** Loads small packs without their examples being asked for; throws with the faults where they do not load. */
export function loadSmall(files: Readonly<Record<string, string>>): PolicySet {
  const loaded = loadPolicies(smallPacks(files), "small", { examples: false });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.policies;
}

/** A programme of the household: what it requires, and lines of its version besides (an amount, what it excludes). */
export function programme(id: string, when: string, ...lines: readonly string[]): string {
  return [
    `programme: ${id}\nname: ${name(id)}\nversions:\n  - from: 2020-01-01\n    clause: ${clause}`,
    `    require:\n      - id: test\n        when: |\n          ${when}\n        clause: ${clause}`,
    ...lines.map((line) => `    ${line}`),
    "",
  ].join("\n");
}

/** A programme of persons: whoever meets the condition, each with the amount. */
export function personal(id: string, when: string, value: string, ...lines: readonly string[]): string {
  return [
    `programme: ${id}\nname: ${name(id)}\nversions:\n  - from: 2020-01-01\n    clause: ${clause}`,
    "    persons:\n      each: m\n      in: |\n        members",
    `      require:\n        - id: test\n          when: |\n            ${when}\n          clause: ${clause}`,
    `    amount:\n      value: |\n        ${value}\n      per: month\n      for: person\n      clause: ${clause}`,
    ...lines.map((line) => `    ${line}`),
    "",
  ].join("\n");
}

/** The lines of an amount for the household. */
export function amount(value: string, per = "month"): string {
  return `amount:\n      value: |\n        ${value}\n      per: ${per}\n      for: household\n      clause: ${clause}`;
}

export function placeOf(policies: PolicySet, id = "cn"): Policy {
  const policy = policies.policy(id);
  if (policy === undefined) throw new Error(`no place ${id}`);
  return policy;
}

/** The printed assessment of some facts on 2021-08-02, or on another day. */
export function answer(
  policy: Policy,
  input: unknown,
  options: AssessOptions & { readonly on?: string } = {},
): AssessmentJson {
  const read = readFacts(input);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { on = "2021-08-02", ...rest } = options;
  return assessmentJson(assess(policy, read.facts, on, { next: false, ...rest }));
}
