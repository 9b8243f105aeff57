import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CalendarFeed, createCalendarFeed, feedPath } from "../../src/channels/index.ts";

const secret = "abcdefghijklmnopqrstuvwxyz0";
const calendar = "BEGIN:VCALENDAR\r\nDTSTAMP:20260101T000000Z\r\nEND:VCALENDAR\r\n";

let feed: CalendarFeed;
let root: string;
let failures: unknown[];
let read: (asked: string) => Promise<string | null>;

beforeEach(async () => {
  read = async (asked) => (asked === secret ? calendar : null);
  failures = [];
  const failed = (error: unknown) => failures.push(error);
  feed = createCalendarFeed({ host: "127.0.0.1", port: 0, read: (asked) => read(asked), failed });
  root = `http://127.0.0.1:${await feed.start()}`;
});
afterEach(() => feed.stop());

describe("the address of a calendar", () => {
  test("gives the calendar to whoever knows it", async () => {
    const response = await fetch(`${root}${feedPath(secret)}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    expect(await response.text()).toBe(calendar);
  });

  test.each([
    "/",
    "/calendar/",
    feedPath("abcdefghijklmnopqrstuvwxyz1"),
    feedPath("short"),
    "/calendar/../etc/passwd",
    `${feedPath(secret)}/more`,
    "/%E0%A4%A",
  ])("%s is as if nothing were there", async (path) => {
    const response = await fetch(`${root}${path}`);
    expect([response.status, await response.text()]).toEqual([404, ""]);
  });

  test("takes no other method", async () => {
    const response = await fetch(`${root}${feedPath(secret)}`, { method: "POST", body: "x" });
    expect(response.status).toBe(405);
  });

  test("says that nothing has changed, however often it was written anew", async () => {
    const first = await fetch(`${root}${feedPath(secret)}`);
    const tag = first.headers.get("etag") ?? "";
    read = async () => calendar.replace("20260101", "20260102");
    const again = await fetch(`${root}${feedPath(secret)}`, { headers: { "If-None-Match": tag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    read = async () => calendar.replace("BEGIN:VCALENDAR", "BEGIN:VCALENDAR\r\nX-MORE:1");
    expect((await fetch(`${root}${feedPath(secret)}`, { headers: { "If-None-Match": tag } })).status).toBe(200);
  });

  test("answers that it may come again later where the store fails, and tells nothing more", async () => {
    const failure = new Error("a household's name");
    read = () => Promise.reject(failure);
    const response = await fetch(`${root}${feedPath(secret)}`);
    expect([response.status, await response.text()]).toEqual([503, ""]);
    expect(failures).toEqual([failure]);
  });

  test("answers a question about the calendar without the calendar", async () => {
    const response = await fetch(`${root}${feedPath(secret)}`, { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("content-length")).toBe(String(calendar.length));
  });
});

test("a port that is taken is told", async () => {
  const port = Number(new URL(root).port);
  const other = createCalendarFeed({ host: "127.0.0.1", port, read: async () => null, failed: () => undefined });
  await expect(other.start()).rejects.toMatchObject({ code: "EADDRINUSE" });
});
