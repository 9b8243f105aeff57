import { describe, expect, it } from "vitest";
import { loadPolicyFolder } from "../../../src/files/load-policies.ts";
import { answerQuestion } from "../../../src/interview/ask/index.ts";

const loaded = loadPolicyFolder("data/policies", { examples: false });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
const { policies } = loaded;

function asked(place: string, on: string, question: string) {
  const policy = policies.policy(place);
  if (policy === undefined) throw new Error(place);
  return answerQuestion(policies, policy, on, question).answers.map(({ clause, relation }) =>
    relation.kind === "conflict" ? `${relation.id} ${clause.id}` : clause.id,
  );
}

describe("a clause that does not apply", () => {
  it.each([
    [
      "model-cleanup",
      "2021-08-01",
      "存款两万要不要取消",
      "model-cleanup#cleanup/3.2-1-money",
      "C8a cn#649-2014/art-10",
    ],
    ["model-cleanup", "2021-08-01", "儿子在大企业上班能不能保", "model-cleanup#cleanup/3.2-6", "C8 cn#649-2014/art-9"],
    ["model-cleanup", "2021-08-01", "有营业执照怎么办", "model-cleanup#cleanup/3.2-4", "C8 cn#649-2014/art-9"],
    ["model-cleanup", "2023-01-01", "有营业执照怎么办", "model-cleanup#cleanup/3.2-4", "C8 cn#83-2022/1.1"],
    [
      "model-cleanup",
      "2021-08-01",
      "人均纯收入低于标准才算吗",
      "model-cleanup#essays/net-income",
      "C12 cn#649-2014/art-9",
    ],
    [
      "cn-jx-linchuan-songhu",
      "2015-01-01",
      "补差要到多少钱",
      "cn-jx-linchuan-songhu#rural-plan/3.2",
      "C9 cn#649-2014/art-9",
    ],
    [
      "cn-gz-sandu-dujiang",
      "2021-08-02",
      "二榜贴几天",
      "cn-gz-sandu-dujiang#2021-review/4.4-notice",
      "C1 cn#57-2021/art-19",
    ],
    [
      "cn-gz-sandu-dujiang",
      "2021-04-02",
      "三榜贴几天",
      "cn-gz-sandu-dujiang#2021-review/4.4-third",
      "C1 cn#220-2012/art-25",
    ],
  ])("is never told at %s on %s without the one that does: %s", (place, on, question, clause, conflict) => {
    const [first, second] = asked(place, on, question);
    // Either the applied text comes first or stands beside the other.
    expect([first, second]).toEqual([clause, conflict]);
  });
});
