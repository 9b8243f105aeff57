import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordOf } from "../../src/interview/kept-case.ts";
import { applyChanges, establish, skipCard, undoLast } from "../../src/interview/patches.ts";
import {
  beginSession,
  type Change,
  openCase,
  type Session,
  shelveCase,
  unshelveCase,
} from "../../src/interview/session.ts";
import { boundSession } from "../../src/interview/session-size.ts";
import type { Surroundings } from "../../src/interview/types.ts";
import type { PolicySet } from "../../src/rules/index.ts";
import { calendar } from "../shipped-calendar.ts";

const nothing: PolicySet = {
  version: "v1",
  places: [],
  clauses: [],
  examples: [],
  policy: () => undefined,
  clause: () => undefined,
};

function at(delivery: number): Surroundings {
  const deliveryId = `telegram/7000000001/${900_000_000 + delivery}`;
  return {
    today: "2021-08-02",
    policies: nothing,
    calendar,
    place: "cn",
    language: "zh-CN",
    deliveryId,
    trusted: false,
  };
}

const begun = openCase(beginSession(at(0)), at(0));
const bytesOf = (session: Session) => new TextEncoder().encode(JSON.stringify(session)).length;

const change = fc.record({
  path: fc.constantFrom(
    "area",
    "size",
    "income.total",
    "assets.comply",
    "members[0].age",
    "members[2].lives",
    "members[1].father.state",
  ),
  value: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 9 }), fc.boolean(), fc.constant("refused")),
});
type Act = readonly Change[] | "skip" | "establish";
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom("skip" as const, "establish" as const) },
);

function perform(session: Session, act: Act, delivery: number): Session {
  if (act === "skip") return skipCard(session, "roster");
  if (act === "establish") return establish(session, "size", "document");
  return applyChanges(session, act, at(delivery));
}

describe("taking steps back", () => {
  test("any changes, undone one by one, give each earlier case with its sources, evidence and skips, to the first", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let session = begun;
        const earlier: unknown[] = [];
        for (const [delivery, each] of acts.entries()) {
          const before = session;
          session = perform(session, each, delivery + 1);
          if (session !== before) earlier.push(recordedOf(before));
        }
        while (earlier.length > 0) {
          const undone = undoLast(session);
          expect(undone).not.toBeNull();
          if (undone === null) return;
          session = JSON.parse(JSON.stringify(undone.session)) as Session;
          expect(recordedOf(session)).toEqual(earlier.pop());
        }
        expect(undoLast(session)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test("the revision only grows, so that no old button comes alive", () => {
    const changed = applyChanges(begun, [{ path: "size", value: 4 }], at(1));
    const undone = undoLast(changed);
    expect(undone?.session.revision).toBeGreaterThan(changed.revision);
  });
});

function recordedOf(session: Session): unknown {
  if (session.case === null) return null;
  const { facts, sources } = recordOf(session.case, session, "2021-08-02");
  return { facts, sources, skipped: session.case.skipped };
}

describe("the size of a session", () => {
  test("stays under 8 kB after 200 answers about a household of four, each from a message of its own, and keeps fifty steps back", () => {
    const facts = ["relation", "age", "lives", "disability", "student", "work", "labour"];
    const paths = [
      "area",
      "size",
      "income.total",
      "assets.comply",
      ...[0, 1, 2, 3].flatMap((member) => facts.map((fact) => `members[${member}].${fact}`)),
    ];
    let session = begun;
    for (let round = 0; round < 200; round += 1) {
      const path = paths[round % paths.length] ?? "size";
      const asking: Session = { ...session, question: { path, card: "fact" } };
      session = boundSession(applyChanges(asking, [{ path, value: `value-${round % 7}` }], at(round)));
      expect(bytesOf(session)).toBeLessThanOrEqual(8000);
    }
    expect(session.history.length).toBeGreaterThanOrEqual(50);
  });

  test("stays under 8 kB whatever is said: old steps go first, then the household put aside, never a fact", () => {
    let session = begun;
    for (let member = 0; member < 30; member += 1) {
      session = boundSession(
        applyChanges(
          session,
          [{ path: `members[${member}]`, value: { relation: "child", age: member, lives: "here" } }],
          at(member),
        ),
      );
    }
    expect(bytesOf(session)).toBeLessThanOrEqual(8000);
    expect(session.case?.facts.members).toHaveLength(30);
  });
});

describe("a household put aside", () => {
  test("comes back as it was left, and its old buttons stay dead", () => {
    const filled = applyChanges(begun, [{ path: "size", value: 4 }], at(1));
    const back = unshelveCase(shelveCase(filled));
    expect(back.case?.facts).toEqual({ size: 4 });
    expect(back.case?.id).toBe(filled.case?.id);
    expect(back.case?.firstRevision).toBeGreaterThan(filled.revision);
  });

  test("makes place for the household that is open when it comes back", () => {
    const first = applyChanges(begun, [{ path: "size", value: 4 }], at(1));
    const second = applyChanges(openCase(first, at(2)), [{ path: "size", value: 2 }], at(3));
    const back = unshelveCase(second);
    expect(back.case?.facts).toEqual({ size: 4 });
    expect(back.shelved?.facts).toEqual({ size: 2 });
  });

  test("two households of one chat, and of two chats, have different ids", () => {
    const second = openCase(applyChanges(begun, [{ path: "size", value: 4 }], at(1)), at(0));
    const elsewhere = openCase(beginSession(at(5)), at(5));
    expect(new Set([begun.case?.id, second.case?.id, elsewhere.case?.id]).size).toBe(3);
    expect(begun.case?.id).toMatch(/^[A-Za-z0-9._-]+$/);
  });
});
