import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { endOf, runDibao, startDibao } from "./run-dibao.ts";

const folder = mkdtempSync(join(tmpdir(), "dibao-chat-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = ["--place", "cn-gz-sandu-dujiang"];
const day = ["--on", "2021-08-02"];
const line = "农村 4口人 年收入1.2万";

describe("chat", () => {
  test("answers a line from a pipe with verdict, arithmetic and clause, and ends at the end of input", async () => {
    const { code, out, err } = await runDibao(["chat", "--fresh", ...place, ...day], { input: `${line}\n是\n` });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("(4308 × 4 − 12000) ÷ 12 = 436.00");
    expect(out).toContain("民发〔2021〕57号");
  });

  test("--lang en begins in English", async () => {
    const { code, out } = await runDibao(["chat", "--fresh", "--lang", "en", ...place, ...day], { input: "/help\n" });
    expect(code).toBe(0);
    expect(out).toMatch(/household/i);
  });

  test("without a place it begins with the national rules and says so", async () => {
    const { code, out, err } = await runDibao(["chat", "--fresh", "--lang", "en", ...day], { input: `${line}\n` });
    expect(code).toBe(0);
    expect(err).toMatch(/national rules apply for now/);
    expect(out).not.toContain("4308");
  });

  test("no input at all is the end of the chat", async () => {
    expect((await runDibao(["chat", "--fresh", ...place], { input: "" })).code).toBe(0);
  });

  test("--fresh leaves the data folder alone", async () => {
    const env = { DIBAO_DATA: join(folder, "untouched") };
    await runDibao(["chat", "--fresh", ...place], { input: `${line}\n`, env });
    expect(existsSync(env.DIBAO_DATA)).toBe(false);
  });

  test("without it the conversation goes on where it stopped", async () => {
    const env = { DIBAO_DATA: join(folder, "kept") };
    const first = await runDibao(["chat", ...place, ...day], { input: `${line}\n`, env });
    expect(first.code).toBe(0);
    expect(readdirSync(env.DIBAO_DATA).length).toBeGreaterThan(0);
    const second = await runDibao(["chat", ...place, ...day], { input: "摘要\n", env });
    expect(second.out).toContain("12000");
  });

  test("several households lie side by side: listed, found, opened, copied and archived in a later run", async () => {
    const env = { DIBAO_DATA: join(folder, "several") };
    const first = ["/new 王家湾老李家", line, "/new 下坝组", "农村 3口人 年收入9000", "我的户"];
    const { code, out } = await runDibao(["chat", ...place, ...day], { input: `${first.join("\n")}\n`, env });
    expect(code).toBe(0);
    expect(out).toMatch(/2\. 下坝组（正在办）.*\n1\. 王家湾老李家｜贵州省.*436\.00 元\/月/);
    // A typed number is the number of a household, not of a button.
    const second = ["/cases 王家湾", "1", "复制试算", "归档 2", "我的户"];
    const later = await runDibao(["chat", ...place, ...day], { input: `${second.join("\n")}\n`, env });
    expect(later.code).toBe(0);
    expect(later.out).toContain("打开王家湾老李家");
    expect(later.out).toContain("已照王家湾老李家复制为王家湾老李家（试算，照第1户）");
    const list = later.out.slice(later.out.lastIndexOf("我的户（最近的在前）"));
    expect(list).toMatch(/3\. 王家湾老李家（试算，照第1户）（正在办）.*\n1\. 王家湾老李家｜/);
    expect(list).not.toContain("下坝组");
  });

  test("a week later the draft is named with its day and the question, and what was typed is kept for the choice", async () => {
    const env = { DIBAO_DATA: join(folder, "draft") };
    await runDibao(["chat", ...place, "--on", "2021-08-02"], { input: `/new 老李家\n${line}\n`, env });
    const input = "是\n继续\n和上次比\n";
    const { code, out } = await runDibao(["chat", ...place, "--on", "2021-08-09"], { input, env });
    expect(code).toBe(0);
    expect(out).toContain("老李家还没有办完");
    expect(out).toContain("上次是2021-08-02");
    expect(out).toContain("每月436.00元");
    expect(out).toContain("上次：2021-08-02，按2021-08-02的规定");
  });

  test("a data folder in use is named, with what to do", async () => {
    const env = { DIBAO_DATA: join(folder, "in-use") };
    const holder = startDibao(["chat", ...place], { env });
    const ending = endOf(holder);
    holder.stdin.write("你好\n");
    await once(holder.stdout, "data");
    const { code, out, err } = await runDibao(["chat", "--lang", "en", ...place], { env, input: `${line}\n` });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/in use by another dibao .*--fresh/);
    holder.stdin.end();
    expect((await ending).code).toBe(0);
  });
});

describe("serve", () => {
  test("without a token it is the chat in this terminal", async () => {
    const env = { DIBAO_DATA: join(folder, "serve") };
    const { code, out, err } = await runDibao(["serve", "--lang", "en", ...place], { input: "/help\n", env });
    expect(code).toBe(0);
    expect(out).not.toBe("");
    expect(err).toMatch(/^TELEGRAM_BOT_TOKEN is not set/);
  });

  test("every wrong setting is named before anything is opened", async () => {
    const env = {
      DIBAO_DATA: join(folder, "never"),
      TELEGRAM_LIBRARY: "telegraf",
      TELEGRAM_MODE: "webhook",
      DIBAO_ALLOW: "@li",
    };
    const { code, out, err } = await runDibao(["serve", "--lang", "en", ...place], { env });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    for (const setting of [
      "TELEGRAM_LIBRARY=telegraf is not in this version",
      "TELEGRAM_MODE=webhook is not",
      "DIBAO_ALLOW has @li",
    ])
      expect(err).toContain(setting);
    expect(existsSync(env.DIBAO_DATA)).toBe(false);
  });

  test("a token that Telegram refuses ends the run with 2 and is never repeated", async () => {
    const server = createServer((_, response) => {
      response.writeHead(401, { "content-type": "application/json" });
      response.end(JSON.stringify({ ok: false, error_code: 401, description: "Unauthorized" }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const env = {
      DIBAO_DATA: join(folder, "refused"),
      TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
      TELEGRAM_BOT_TOKEN: "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp",
    };
    const { code, out, err } = await runDibao(["serve", "--lang", "en", ...place], { env });
    server.close();
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/does not accept the bot's token/);
    expect(err).not.toContain("AAbbCCdd");
  });
});
