import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Report, type Store, StoreFailure } from "../../src/casework/index.ts";
import { openJsonStore } from "../../src/store/index.ts";
import { createMemoryStore } from "../casework/memory-store.ts";
import { storeContract } from "./contract.ts";
import { createFailingFiles, type FailingFiles, type Trouble } from "./failing-files.ts";
import { aCase, aChat, anItem } from "./samples.ts";

let folder: string;
let store: Store;
let files: FailingFiles;
let reports: Parameters<Report>[0][];

function open(): Store {
  reports = [];
  files = createFailingFiles();
  store = openJsonStore({ folder, files, report: (report) => reports.push(report) });
  return store;
}

function reopen(): Store {
  store.close();
  return open();
}

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "dibao-store-")), "data");
  open();
});
afterEach(() => {
  store.close();
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

storeContract("the JSON store", async () => {
  const top = mkdtempSync(join(tmpdir(), "dibao-store-"));
  let current = openJsonStore({ folder: top });
  return {
    store: current,
    async reopen() {
      current.close();
      current = openJsonStore({ folder: top });
      return current;
    },
    async remove() {
      current.close();
      rmSync(top, { recursive: true, force: true });
    },
  };
});
storeContract("the store of the tests", async () => {
  const memory = createMemoryStore();
  return { store: memory, reopen: async () => memory, remove: async () => undefined };
});

const chat = aChat();
const { key } = chat;

/** The files of a kind of document, by their endings, newest copy first. */
function filesOf(kind: "chats" | "cases"): string[] {
  const top = join(folder, kind);
  return readdirSync(top)
    .flatMap((shard) => readdirSync(join(top, shard)).map((name) => join(top, shard, name)))
    .sort((one, other) => Number(other.endsWith(".json")) - Number(one.endsWith(".json")) || one.localeCompare(other));
}

async function failureOf(work: () => unknown): Promise<StoreFailure> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StoreFailure) return error;
    throw error;
  }
  throw new Error("nothing failed");
}

describe("a written document", () => {
  test("is one small file in a folder of its own kind, the copy before beside it", async () => {
    await store.writeChat(aChat({ serial: 1 }));
    expect(filesOf("chats")).toHaveLength(1);
    await store.writeChat(aChat({ serial: 2 }));
    await store.writeChat(aChat({ serial: 3 }));
    const [newest = "", before = "", ...more] = filesOf("chats");
    expect(more).toEqual([]);
    expect(newest).toMatch(/\/([0-9a-f]{2})\/\1[0-9a-f]{38}\.json$/);
    expect(JSON.parse(readFileSync(newest, "utf8"))).toMatchObject({ version: 3, document: { serial: 3 } });
    expect(JSON.parse(readFileSync(before, "utf8"))).toMatchObject({ document: { serial: 2 } });
  });

  test("can be read by its owner alone", async () => {
    await store.writeChat(chat);
    await store.writeChat(chat);
    const modes = [folder, join(folder, "chats"), join(filesOf("chats")[0] ?? "", ".."), ...filesOf("chats")].map(
      (path) => (statSync(path).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(["700", "700", "700", "600", "600"]);
  });

  test("is synced, and so is its name, before the write is done", async () => {
    await store.writeChat(chat);
    const before = [files.counts.get("sync") ?? 0, files.counts.get("syncFolder") ?? 0];
    await store.writeChat(chat);
    expect([files.counts.get("sync"), files.counts.get("syncFolder")]).toEqual(before.map((count) => count + 1));
  });

  test("costs as many calls of the disk with a thousand cases as with one", async () => {
    const callsOfAWrite = async () => {
      const before = [...files.counts.values()].reduce((sum, count) => sum + count, 0);
      await store.writeCase(aCase("c0", { size: 5 }));
      return [...files.counts.values()].reduce((sum, count) => sum + count, 0) - before;
    };
    await store.writeCase(aCase("c0"));
    const alone = await callsOfAWrite();
    for (let i = 1; i < 1000; i += 1) await store.writeCase(aCase(`c${i}`));
    expect(await callsOfAWrite()).toBe(alone);
  });
});

describe("a disk that fails", () => {
  const places = ["create", "write", "sync", "rename", "link"] as const;
  test.each(
    places.flatMap((place) => (["ENOSPC", "EACCES", "dead"] as const).map((trouble) => [place, trouble] as const)),
  )("at %s with %s leaves the document as it was, and says so", async (place, trouble) => {
    await store.writeChat(aChat({ serial: 1 }));
    await store.writeChat(aChat({ serial: 2 }));
    files.fail(place, trouble, 1);
    const failure = await failureOf(() => store.writeChat(aChat({ serial: 3 })));
    const isFull = trouble === "ENOSPC";
    const expected = place === "sync" && !isFull ? "sync" : { ENOSPC: "full", EACCES: "denied", dead: "io" }[trouble];
    expect(failure.code).toBe(expected);
    files.heal();
    expect((await reopen().readChat(key)).document?.serial).toBe(2);
    await store.writeChat(aChat({ serial: 4 }));
    expect((await store.readChat(key)).document?.serial).toBe(4);
    expect(readdirSync(join(folder, "writing"))).toEqual([]);
  });

  test.each(["short", "none-taken"] as const satisfies readonly Trouble[])(
    "that takes too few bytes (%s) stores all of them or says so",
    async (trouble) => {
      await store.writeChat(aChat({ serial: 1 }));
      files.fail("write", trouble);
      const long = aChat({ serial: 2, delivered: [{ day: 1, ids: ["x".repeat(200)] }] });
      if (trouble === "short") await store.writeChat(long);
      else expect((await failureOf(() => store.writeChat(long))).code).toBe("full");
      files.heal();
      const { document, loss } = await reopen().readChat(key);
      expect([document?.serial, loss]).toEqual([trouble === "short" ? 2 : 1, "none"]);
    },
  );

  test.each(["sync", "syncFolder"] as const)(
    "at %s with EIO is believed no more: the store answers nothing until it is opened anew",
    async (place) => {
      await store.writeChat(aChat({ serial: 1 }));
      files.fail(place, "EIO", 1);
      expect((await failureOf(() => store.writeChat(aChat({ serial: 2 })))).code).toBe("sync");
      expect((await failureOf(() => store.writeChat(aChat({ serial: 2 })))).code).toBe("broken");
      expect((await failureOf(() => store.readChat(key))).code).toBe("broken");
      expect([1, 2]).toContain((await reopen().readChat(key)).document?.serial);
    },
  );

  test("when full keeps the rest of the store readable and takes writes again when there is room", async () => {
    await store.writeChat(chat);
    files.fail("write", "ENOSPC");
    expect((await failureOf(() => store.writeCase(aCase("c1")))).code).toBe("full");
    expect((await store.readChat(key)).document).toEqual(chat);
    files.heal();
    await store.writeCase(aCase("c1"));
    expect((await store.readCase("c1")).document?.id).toBe("c1");
  });
});

describe("a note of a day to look at", () => {
  test("that is damaged is told, taken away, and has everything planned anew", async () => {
    await store.writePlannedBy("law 1");
    await store.writePlannedBy("law 1");
    await store.writeWake({ day: "2026-03-02", chat: "telegram/1/1", case: "c1" });
    await store.writeWake({ day: "2026-03-02", chat: "telegram/1/1", case: "c2" });
    const day = join(folder, "wakes", "2026-03", "02");
    const [name = ""] = readdirSync(day);
    writeFileSync(join(day, name), "half a no");
    expect(await store.wakesUntil("2026-03-02")).toHaveLength(1);
    expect(reports.map(({ code }) => code)).toEqual(["wakes-damaged"]);
    expect(await store.readPlannedBy()).toBe(null);
    expect(await store.wakesUntil("2026-03-02")).toHaveLength(1);
  });

  test("lies in a folder of its day, which goes with the last of them, and so does that of its month", async () => {
    const wake = { day: "2026-03-02", chat: "telegram/1/1", case: "c1" };
    const other = { ...wake, day: "2026-03-09" };
    await store.writeWake(wake);
    await store.writeWake(other);
    expect(readdirSync(join(folder, "wakes", "2026-03"))).toEqual(["02", "09"]);
    await store.removeWake(wake);
    expect(readdirSync(join(folder, "wakes", "2026-03"))).toEqual(["09"]);
    await store.removeWake(other);
    expect(readdirSync(join(folder, "wakes"))).toEqual([]);
    await store.writeWake(wake);
    expect(await store.wakesUntil("2026-03-02")).toEqual([wake]);
  });
});

describe("a damaged file", () => {
  /** Both copies of a chat: serial 1 before, serial 2 newest. */
  async function twoCopies(): Promise<readonly [newest: string, before: string]> {
    await store.writeChat(aChat({ serial: 1 }));
    await store.writeChat(aChat({ serial: 2, outbox: [anItem({ serial: 2 })] }));
    const [newest = "", before = ""] = filesOf("chats");
    return [newest, before];
  }

  test("is noticed wherever it is cut short (every third length): the copy before is used and the damage is named", async () => {
    const [newest] = await twoCopies();
    const whole = readFileSync(newest);
    for (let length = 0; length < whole.length; length += 3) {
      cpSync(newest, `${newest}.kept`);
      writeFileSync(newest, whole.subarray(0, length));
      const found = await store.readChat(key);
      expect([found.loss, found.document?.serial]).toEqual(["last-change", 1]);
      writeFileSync(newest, whole);
    }
    expect(reports[0]).toMatchObject({ code: "store-recovered", values: { kind: "chat" } });
  });

  test("is noticed whichever bit of it has turned (every 41st here, every one in the envelope's test)", async () => {
    const [newest] = await twoCopies();
    const whole = readFileSync(newest);
    for (let bit = 0; bit < whole.length * 8; bit += 41) {
      const turned = Buffer.from(whole);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(newest, turned);
      expect([bit, (await store.readChat(key)).loss]).toEqual([bit, "last-change"]);
      writeFileSync(newest, whole);
    }
  });

  test("is set aside, not thrown away, and its last good copy is in its place", async () => {
    const [newest] = await twoCopies();
    writeFileSync(newest, "half a docu");
    await store.readChat(key);
    const aside = readdirSync(join(folder, "damaged"));
    expect(aside.map((name) => readFileSync(join(folder, "damaged", name), "utf8"))).toEqual(["half a docu"]);
    expect(await store.readChat(key)).toMatchObject({ loss: "none", document: { serial: 1 } });
  });

  test("beyond help is set aside with its copy, and the loss is named, once", async () => {
    const both = await twoCopies();
    for (const path of both) writeFileSync(path, "x");
    expect(await store.readChat(key)).toEqual({ document: null, loss: "everything" });
    expect(await store.readChat(key)).toEqual({ document: null, loss: "none" });
    expect(readdirSync(join(folder, "damaged"))).toHaveLength(2);
    expect(reports.map(({ code }) => code)).toEqual(["store-lost"]);
  });

  test("that vanished is told from one that never was by its copy", async () => {
    const [newest] = await twoCopies();
    rmSync(newest);
    expect(await store.readChat(key)).toMatchObject({ loss: "last-change", document: { serial: 1 } });
  });

  test("that is another document's is damage, not that document", async () => {
    await store.writeCase(aCase("c1"));
    await store.writeCase(aCase("c2"));
    const [one = "", other = ""] = filesOf("cases");
    cpSync(one, other);
    const results = [await store.readCase("c1"), await store.readCase("c2")];
    expect(results.map(({ loss }) => loss).sort()).toEqual(["everything", "none"]);
  });

  test("takes no other document with it", async () => {
    for (let i = 0; i < 30; i += 1) await store.writeCase(aCase(`c${i}`));
    writeFileSync(filesOf("cases")[0] ?? "", "x");
    reopen();
    let count = 0;
    for await (const _ of store.cases()) count += 1;
    expect(count).toBe(29);
  });

  test("among the unfinished chats doesn't hide the copy before", async () => {
    await store.writeChat(aChat({ serial: 1, outbox: [anItem()] }));
    await store.writeChat(aChat({ serial: 2 }));
    writeFileSync(filesOf("chats")[0] ?? "", "x");
    reopen();
    const serials = [];
    for await (const each of store.unfinishedChats()) serials.push(each.serial);
    expect(serials).toEqual([1]);
  });
});

describe("opening", () => {
  test("closes to others a folder of its own that stood open", async () => {
    store.close();
    chmodSync(folder, 0o755);
    open();
    expect((statSync(folder).mode & 0o777).toString(8)).toBe("700");
  });

  test("removes what an earlier process was writing when it died", async () => {
    store.close();
    writeFileSync(join(folder, "writing", "chats-0123.tmp"), "half");
    open();
    expect(readdirSync(join(folder, "writing"))).toEqual([]);
  });

  test("refuses a folder of somebody else's files and leaves it as it is", async () => {
    const home = mkdtempSync(join(tmpdir(), "dibao-home-"));
    writeFileSync(join(home, "letter.txt"), "dear");
    chmodSync(home, 0o755);
    expect((await failureOf(() => openJsonStore({ folder: home }))).code).toBe("foreign-folder");
    expect(readdirSync(home)).toEqual(["letter.txt"]);
    expect((statSync(home).mode & 0o777).toString(8)).toBe("755");
    rmSync(home, { recursive: true });
  });

  test("begins in a folder that holds nothing but what the office has set itself, and leaves that alone", () => {
    const home = mkdtempSync(join(tmpdir(), "dibao-home-"));
    for (const folder of [join("policies", "cn-gz"), "calendar", "exports"])
      mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, "policies", "cn-gz", "parameters.yaml"), "[]");
    openJsonStore({ folder: home }).close();
    expect(readFileSync(join(home, "policies", "cn-gz", "parameters.yaml"), "utf8")).toBe("[]");
    rmSync(home, { recursive: true });
  });

  test("refuses to begin empty where there are files and none can be read", async () => {
    await store.writeChat(chat);
    await store.writeCase(aCase("c1"));
    for (const path of [...filesOf("chats"), ...filesOf("cases")]) writeFileSync(path, "x");
    store.close();
    expect((await failureOf(open)).code).toBe("unreadable");
    rmSync(join(folder, "store.json"));
    expect((await failureOf(open)).code).toBe("unreadable");
    expect(filesOf("chats")).toHaveLength(1);
  });

  test.each(["list", "read"] as const)("refuses a folder that it may not %s", async (call) => {
    await store.writeChat(chat);
    store.close();
    const closed = createFailingFiles();
    closed.fail(call, "EACCES");
    const failure = await failureOf(() => openJsonStore({ folder, files: closed }));
    expect(failure.code).toBe("unreadable");
    expect(failure.values.error).toBe("EACCES");
    open();
    expect((await store.readChat(key)).document).toEqual(chat);
  });

  test("says where no folder can be made", async () => {
    writeFileSync(join(folder, "..", "file"), "");
    const failure = await failureOf(() => openJsonStore({ folder: join(folder, "..", "file", "data") }));
    expect([failure.code, failure.values.error]).toEqual(["io", "ENOTDIR"]);
  });

  test("refuses documents of a later version instead of guessing at them", async () => {
    await store.writeChat(chat);
    const [path = ""] = filesOf("chats");
    writeFileSync(path, sealed(4, chat));
    store.close();
    const failure = await failureOf(open);
    expect([failure.code, failure.values.error]).toEqual(["newer", "4"]);
    expect(readFileSync(path, "utf8")).toBe(sealed(4, chat));
  });

  /** Puts a saved store in the place of the empty one. */
  function openSaved(sample: string): void {
    store.close();
    rmSync(folder, { recursive: true });
    const saved = readFileSync(fileURLToPath(new URL(`samples/${sample}.txt`, import.meta.url)), "utf8");
    for (const [, path = "", text = ""] of saved.matchAll(/^(\S+) (.*\n)/gm)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    open();
  }

  test("reads the saved store of version 2 whole, and can go on with it", async () => {
    openSaved("version-2");
    const key = { channel: "terminal", bot: "local", chat: "local" };
    const { document, loss } = await store.readChat(key);
    expect(loss).toBe("none");
    expect(document).toMatchObject({ key, listed: 1, changes: [], outbox: [] });
    const cases = [];
    for await (const each of store.cases()) cases.push(each);
    expect(cases).toMatchObject([
      { case: { number: 1, label: "三组甲户", facts: { area: "rural", size: 4, assets: { comply: true } } } },
    ]);
    expect((await store.readList("terminal/local/local", 0)).document?.entries).toHaveLength(1);
    expect(await store.wakesUntil("2999-12-31")).toEqual([]);
    if (document === null) throw new Error("the chat is lost");
    await store.writeChat({ ...document, digested: "2026-11-23" });
    expect((await store.readChat(key)).document?.digested).toBe("2026-11-23");
  });

  test("reads the saved store of version 1 whole", async () => {
    openSaved("version-1");
    const found = await store.readChat({ channel: "telegram", bot: "123456", chat: "7" });
    expect(found.document).toMatchObject({
      key: { channel: "telegram", bot: "123456", chat: "7" },
      delivered: [{ day: 20458, ids: ["1000", "1001"] }],
      outbox: [
        { state: "attempted", edit: "44", part: { buttons: [[{ label: "yes", data: "a:2:assets.comply=true" }]] } },
      ],
      changes: [{ case: { id: "telegram-123456-1000-1" } }],
      deadLetters: [{ delivery: "1001", error: "RangeError" }],
    });
    const cases = [];
    for await (const each of store.cases()) cases.push(each);
    expect(cases).toMatchObject([{ id: "telegram-123456-1000-1", applied: { "telegram/123456/7": 4 } }]);
    // What a later version keeps besides: no list yet, no verdicts, and the days that the answers tell.
    const added = { verdicts: [], skipped: [], openedOn: "2026-01-05", day: "2026-01-05" };
    expect(found.document).toMatchObject({ listed: null, changes: [{ case: added }] });
    expect(cases).toMatchObject([{ case: added }]);
    expect(found.loss).toBe("none");
  });

  /** The form of a file, written out here once more so that the program can't change it unnoticed. */
  function sealed(version: number, document: unknown): string {
    const text = JSON.stringify(document);
    const sum = createHash("sha256").update(`${version}\n${text}`).digest("hex");
    return `{"version":${version},"checksum":"${sum}","document":${text}}\n`;
  }
});

describe("a second process", () => {
  test("is refused and told since when the first has the folder", async () => {
    const failure = await failureOf(() => openJsonStore({ folder }));
    expect(failure.code).toBe("locked");
    expect(failure.values.pid).toBe(String(process.pid));
    expect(Date.parse(failure.values.since ?? "")).not.toBeNaN();
  });

  test("gets the folder as soon as the first has closed it", async () => {
    store.close();
    openJsonStore({ folder }).close();
    open();
  });

  test("is refused while the first lives, and gets the folder after kill -9", async () => {
    store.close();
    const door = new URL("../../src/store/index.ts", import.meta.url).href;
    const script = `const { openJsonStore } = await import(${JSON.stringify(door)}); openJsonStore({ folder: ${JSON.stringify(folder)} }); console.log("open"); setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => owner.stdout.once("data", resolve));
    const failure = await failureOf(open);
    expect([failure.code, failure.values.pid]).toEqual(["locked", String(owner.pid)]);
    const exited = new Promise((resolve) => owner.once("exit", resolve));
    owner.kill("SIGKILL");
    await exited;
    open();
    expect(existsSync(join(folder, "lock.sqlite"))).toBe(true);
  });
});
