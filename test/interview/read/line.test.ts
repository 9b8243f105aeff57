import { describe, it } from "vitest";
import { readLine, readMembers } from "../../../src/interview/read/index.ts";
import { flatLine, flatMembers, tallyLines } from "./flat.ts";
import { lineCases, lineHoldout } from "./line-cases.ts";
import { rosterCases, rosterHoldout } from "./roster-cases.ts";

const print = (name: string, t: ReturnType<typeof tallyLines>) => {
  console.log(
    `${name}: ${t.right} of ${t.total} messages as labelled, ${t.factsRead} of ${t.facts} facts read, ${t.missed.length} asked needlessly or otherwise, ${t.silentlyWrong.length} silently wrong`,
  );
  for (const line of [...t.missed, ...t.silentlyWrong]) console.log(`  ${line}`);
};

describe("x", () => {
  it("y", () => {
    print(
      "lines",
      tallyLines(lineCases, (text) => flatLine(readLine(text))),
    );
    print(
      "rosters",
      tallyLines(rosterCases, (text) => flatMembers(readMembers(text))),
    );
    if (process.env["HOLD"]) {
      print(
        "lines held",
        tallyLines(lineHoldout, (text) => flatLine(readLine(text))),
      );
      print(
        "rosters held",
        tallyLines(rosterHoldout, (text) => flatMembers(readMembers(text))),
      );
    }
  });
});
