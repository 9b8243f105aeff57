import { beforeEach, describe, expect, test } from "vitest";
import { type CaseBook, createCaseBook, createCasework } from "../../src/casework/index.ts";
import type { DueScope } from "../../src/interview/index.ts";
import { createFakeChannel, createFakeClock, incoming } from "./fakes.ts";
import { createMemoryStore } from "./memory-store.ts";
import { noReminders } from "./no-reminders.ts";
import { owingAgenda, owingDialogue } from "./owing.ts";

let book: CaseBook;

beforeEach(async () => {
  const store = createMemoryStore();
  // 2026-03-16, a Monday.
  const clock = createFakeClock(Date.UTC(2026, 2, 16, 2));
  const agenda = owingAgenda();
  const report = () => undefined;
  const channels = [createFakeChannel()];
  const parts = { store, clock, agenda, report, channels, allow: ["7"], random: () => 1 };
  const casework = createCasework({ ...noReminders, ...parts, dialogue: owingDialogue });
  for (const text of [
    "owe c1 near=2026-03-18 far=2026-06-30:review",
    "owe c2 delegated=2026-04-15:legal:2026-03-17",
    "owe c3 late=2026-03-10",
    "owe c4 sunday=2026-03-22",
    "owe c5 today=2026-03-16",
  ])
    await (await casework.handle(incoming(text))).answered;
  book = createCaseBook({ store, report, agenda, clock });
});

async function listed(scope: DueScope, more: { of?: "review"; find?: string; page?: number } = {}) {
  const { of = null, find = "", page = 0 } = more;
  const request = { kind: "list-due", scope, of, find, page, how: "say" } as const;
  const fetched = await book.fetch("fake/1/7", 5, request, []);
  if (fetched.kind !== "due-listed") throw new Error(fetched.kind);
  return fetched;
}
const keys = async (...asked: Parameters<typeof listed>) =>
  (await listed(...asked)).items.map(({ case: { number }, deadline }) => `${number} ${deadline.key}`);

describe("the list of what is due", () => {
  test("has what is due today, what is overdue, and all that is open, the earliest first", async () => {
    expect(await keys("today")).toEqual(["5 today"]);
    expect(await keys("overdue")).toEqual(["3 late"]);
    expect(await keys("open")).toEqual(["3 late", "5 today", "1 near", "4 sunday", "2 delegated", "1 far"]);
  });

  test("of a week has what another reading of the law brings into it", async () => {
    expect(await keys("week")).toEqual(["5 today", "1 near", "4 sunday", "2 delegated"]);
  });

  test("says how many working days are left", async () => {
    const left = (await listed("open")).items.map((item) => item.left);
    expect(left.slice(0, 4)).toEqual([-4, 0, 2, 4]);
  });

  test("is narrowed by kind and by a part of the label", async () => {
    expect(await keys("open", { of: "review" })).toEqual(["1 far"]);
    expect(await keys("open", { find: "c1" })).toEqual(["1 near", "1 far"]);
    expect(await keys("open", { find: "nobody" })).toEqual([]);
  });

  test("goes by pages, and to the last where one is asked for beyond it", async () => {
    const { request, pages, total } = await listed("open", { page: 7 });
    expect({ page: request.page, pages, total }).toEqual({ page: 0, pages: 1, total: 6 });
  });
});
