import { describe, expect, test, vi } from "vitest";

vi.mock("../../src/rules/index.ts", async (original) => {
  const { judgedOnce } = await import("./repair/judged-once.ts");
  return judgedOnce(await original<typeof import("../../src/rules/index.ts")>());
});

import { hasFacts } from "../../src/interview/session.ts";
import { command, statesOf } from "./repair/states.ts";
import type { Talk } from "./talk.ts";

/** The summary as it is shown now, with the data of the buttons that stand under it. */
function summaryOf(talk: Talk) {
  const { reply } = talk;
  if (reply?.kind !== "summary") throw new Error(`no summary but ${reply?.kind}`);
  return { ...reply, pressable: talk.message.buttons.flat().map(({ data }) => data) };
}

const states = statesOf().filter(
  ({ talk }) => hasFacts(talk.session?.case ?? null) && (talk.session?.waiting ?? null) === null,
);

describe("every answer is three taps away at most, and an edit ends in the summary", () => {
  test.each(states.map(({ name, talk }) => [name, talk] as const))("with %s", (_name, reached) => {
    const first = reached.fork().step(command("summary"));
    const { pages, total } = summaryOf(first);
    let found = 0;
    for (let page = 0; page < pages; page += 1) {
      if (page > 0) expect(summaryOf(first).pressable).toContain("p:1");
      const shown = page === 0 ? first : first.fork().press(`p:${page}`);
      const { items, revision, pressable } = summaryOf(shown);
      for (const { path, value } of items) {
        const data = pressable.find((one) => one.startsWith(`e:${revision}:`) && lengthened(one).endsWith(`:${path}`));
        expect(data, path).toBeDefined();
        const opened = shown.fork().press(data ?? "");
        expect(opened.session?.question, path).toMatchObject({ path, editing: true });
        expect(opened.session?.returnTo).toBe("summary");
        const before = JSON.stringify(opened.facts);
        opened.step(command("cancel"));
        expect([opened.kind, JSON.stringify(opened.facts)]).toEqual(["summary", before]);
        const answered = shown
          .fork()
          .press(data ?? "")
          .press(`a:${revision}:${path}=${String(value)}`);
        if (value !== null) expect(answered.kind, `${path}: ${answered.text}`).toBe("summary");
        found += 1;
      }
    }
    expect(found).toBe(total);
  });
});

const lengthened = (data: string): string => data.replace(":m[", ":members[").replace(":s[", ":supporters[");
