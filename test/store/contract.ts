/** What every Store promises, as a suite over any of them. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CaseDocument, ChatDocument, ChatKey, Store } from "../../src/casework/index.ts";
import { aCase, aChat, aList } from "./samples.ts";

export interface StoreUnderTest {
  readonly store: Store;
  /** Closes the store and opens what it kept, as another process would. */
  reopen(): Promise<Store>;
  /** Takes away whatever the test left. */
  remove(): Promise<void>;
}

export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store`, () => {
    let subject: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      subject = await open();
      store = subject.store;
    });
    afterEach(() => subject.remove());

    const key = (chat: string): ChatKey => ({ channel: "telegram", bot: "1", chat });
    const all = async <T>(documents: AsyncIterable<T>): Promise<T[]> => {
      const list: T[] = [];
      for await (const document of documents) list.push(document);
      return list;
    };

    test("knows nothing of a chat or a case that it never saw", async () => {
      expect(await store.readChat(key("1"))).toEqual({ document: null, loss: "none" });
      expect(await store.readCase("c1")).toEqual({ document: null, loss: "none" });
    });

    test("gives back what was written, after a restart too", async () => {
      const chat = aChat({ key: key("1"), serial: 5, unreachable: true });
      await store.writeChat(chat);
      await store.writeCase(aCase("c1"));
      expect(await store.readChat(key("1"))).toEqual({ document: chat, loss: "none" });
      const again = await subject.reopen();
      expect(await again.readChat(key("1"))).toEqual({ document: chat, loss: "none" });
      expect(await again.readCase("c1")).toEqual({ document: aCase("c1"), loss: "none" });
    });

    test("keeps the last of several writes", async () => {
      for (let serial = 1; serial <= 5; serial += 1) await store.writeChat(aChat({ key: key("1"), serial }));
      expect((await store.readChat(key("1"))).document?.serial).toBe(5);
    });

    test.each(["../../etc/passwd", "a/b", "CON", "案件 一", "x".repeat(500), ".", "c1 ", "C1", "😀", "a\u0000b"])(
      "takes %j as a name and keeps it apart from others",
      async (id) => {
        await store.writeCase(aCase(id));
        await store.writeCase(aCase("c1"));
        expect((await store.readCase(id)).document?.id).toBe(id);
        expect((await store.readCase("c1")).document?.id).toBe("c1");
      },
    );

    test("keeps chats of other channels and bots apart", async () => {
      const keys = [key("1"), { ...key("1"), bot: "2" }, { ...key("1"), channel: "terminal" }];
      for (const [index, each] of keys.entries()) await store.writeChat(aChat({ key: each, serial: index }));
      for (const [index, each] of keys.entries()) expect((await store.readChat(each)).document?.serial).toBe(index);
    });

    test("keeps every character, also those that files and JSON find hard", async () => {
      const text = 'quotes " \\ \u2028 \u0000 \ud83d\ude00 低保 \u{2f800} \ufffd';
      const chat: ChatDocument = aChat({ key: key("1"), delivered: [{ day: 1, ids: [text] }] });
      await store.writeChat(chat);
      expect((await (await subject.reopen()).readChat(key("1"))).document).toEqual(chat);
    });

    test("finds what is to be looked at up to a day, the earliest first, and forgets what is taken away", async () => {
      const wakes = [
        { day: "2026-03-02", chat: "telegram/1/1", case: "c1" },
        { day: "2026-03-02", chat: "telegram/1/1", case: "c2" },
        { day: "2026-02-28", chat: "telegram/1/2", case: null },
        { day: "2026-03-03", chat: "telegram/1/1", case: "c1" },
      ];
      for (const wake of [...wakes, ...wakes]) await store.writeWake(wake);
      const again = await subject.reopen();
      const found = await again.wakesUntil("2026-03-02");
      expect(found[0]).toEqual(wakes[2]);
      expect(found).toHaveLength(3);
      expect(await again.wakesUntil("2026-02-27")).toEqual([]);
      for (const wake of wakes.slice(0, 3)) await again.removeWake(wake);
      for (const wake of wakes.slice(0, 3)) await again.removeWake(wake);
      expect(await again.wakesUntil("2026-03-31")).toEqual([wakes[3]]);
      await again.writeWake({ day: "2026-03-02", chat: "telegram/1/1", case: "c1" });
      expect(await again.wakesUntil("2026-03-02")).toHaveLength(1);
    });

    test("knows by which law everything was planned, after a restart too", async () => {
      expect(await store.readPlannedBy()).toBe(null);
      await store.writePlannedBy("law 1");
      await store.writePlannedBy("law 2");
      expect(await (await subject.reopen()).readPlannedBy()).toBe("law 2");
    });

    test("keeps what was said of a case's deadlines, and what a chat was told", async () => {
      const told = { "decision/dibao": { due: "2026-03-18", rank: -3, snoozed: "2026-03-17T09:30" } };
      const kept = { ...aCase("c1"), reminding: { wake: "2026-03-17", told } };
      await store.writeCase(kept);
      const dates = { wake: null, told, plannedBy: "law" };
      const changes = [{ serial: 2, told: { id: "c1", marks: told } }];
      const document = aChat({ key: key("1"), digested: "2026-03-17", dates, changes });
      await store.writeChat(document);
      const again = await subject.reopen();
      expect((await again.readCase("c1")).document).toEqual(kept);
      expect((await again.readChat(key("1"))).document).toEqual(document);
    });

    test("keeps a file that waits to be sent, and what went out in calendars", async () => {
      const exported = {
        "decision/dibao": { due: "2026-03-18", sequence: 2, text: "0123456789ab", cancelled: "2026-03-02" },
      };
      const file = {
        name: "dibao-mine-2026-03-02.ics",
        mediaType: "text/calendar",
        text: "BEGIN:VCALENDAR\r\n期限\r\n",
      };
      const part = { lines: [[{ text: "a calendar" }]], buttons: [], file };
      const outbox = [{ serial: 1, part, edit: null, state: "attempted", fallback: false }] as const;
      const changes = [{ serial: 2, told: { id: "c1", marks: {}, exported } }];
      const chat = aChat({ key: key("1"), outbox, changes, exported: { cn: exported } });
      await store.writeChat(chat);
      await store.writeCase({ ...aCase("c1"), exported });
      const again = await subject.reopen();
      expect((await again.readChat(key("1"))).document).toEqual(chat);
      expect((await again.readCase("c1")).document).toEqual({ ...aCase("c1"), exported });
    });

    test("keeps the pages of a chat's list apart from each other, from other chats' and from cases, after a restart too", async () => {
      expect(await store.readList("telegram/1/1", 0)).toEqual({ document: null, loss: "none" });
      const pages = [aList("telegram/1/1", 0), aList("telegram/1/1", 1), aList("telegram/1/11", 0)];
      for (const page of pages) await store.writeList(page);
      await store.writeCase(aCase("0 telegram/1/1"));
      const again = await subject.reopen();
      for (const page of pages) expect((await again.readList(page.chat, page.page)).document).toEqual(page);
      expect((await all(again.cases())).map(({ id }) => id)).toEqual(["0 telegram/1/1"]);
    });

    test("keeps fields that it doesn't know", async () => {
      const later = { ...aCase("c1"), addedLater: { a: 1 } } as CaseDocument;
      await store.writeCase(later);
      expect((await store.readCase("c1")).document).toEqual(later);
    });

    test("lists every case, and the chats that have something left to do", async () => {
      for (let i = 0; i < 20; i += 1) await store.writeCase(aCase(`c${i}`));
      const item = {
        serial: 1,
        part: { lines: [], buttons: [] },
        edit: null,
        state: "pending",
        fallback: false,
      } as const;
      await store.writeChat(aChat({ key: key("done") }));
      await store.writeChat(aChat({ key: key("unsent"), outbox: [item] }));
      await store.writeChat(aChat({ key: key("unapplied"), changes: [{ serial: 1, case: aCase("c1").case }] }));
      const again = await subject.reopen();
      expect((await all(again.cases())).map(({ id }) => id).sort()).toEqual(
        Array.from({ length: 20 }, (_, i) => `c${i}`).sort(),
      );
      expect((await all(again.unfinishedChats())).map((chat) => chat.key.chat).sort()).toEqual(["unapplied", "unsent"]);
    });
  });
}
