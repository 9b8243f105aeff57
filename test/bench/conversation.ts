/**
 * What one message costs from the first to the three hundredth: our reducer with and without judging, and
 * `@grammyjs/conversations`, which plays all earlier steps again for every message, on the same script without judging.
 * Every step reads its session from JSON and writes it back, as a restart would make it do.
 */
import { fileURLToPath } from "node:url";
import { type Conversation, type ConversationFlavor, conversations, createConversation } from "@grammyjs/conversations";
import { Bot, type Context } from "grammy";
import { loadPolicyFolder } from "../../src/files/index.ts";
import { advance, type Event, pressData, type Session } from "../../src/interview/index.ts";
import { assess, assessmentJson, factDef, type PolicySet, readFacts } from "../../src/rules/index.ts";
import { loadSmall, programme } from "../rules/small-packs.ts";
import { calendar } from "../shipped-calendar.ts";

const text = (words: string): Event => ({ kind: "text", text: words });
const command = (name: string): Event => ({ kind: "command", name, argument: "" });

/** A round of an interview that is gone through again and again from the summary: nothing of it is the next question. */
function editOf(message: number, session: Session | null): Event {
  const revision = session?.revision ?? 0;
  const [path, value] = [
    ["area", message % 8 < 4 ? "城市" : "农村"],
    ["size", String(3 + (message % 5))],
    ["income.total", `一年${9000 + (message % 7) * 500}`],
    ["assets.comply", message % 8 < 4 ? "是" : "否"],
  ][Math.floor(message / 3) % 4] as [string, string];
  const turn = message % 3;
  return turn === 0 ? command("summary") : turn === 1 ? { kind: "button", data: `e:${revision}:${path}` } : text(value);
}

/** A person who answers, asks for the verdict, corrects and goes back: judged at almost every message. */
function talkOf(message: number): Event {
  const said = [
    "年收入1.2万",
    "结论",
    "人数改成5",
    "谢谢",
    "收入改成一年1.5万",
    "撤销",
    "是",
    "摘要",
    "继续",
    "不清楚",
  ];
  return text(said[message % said.length] ?? "");
}

const people = "户主50岁、妻子48岁、儿子22岁、女儿15岁、父亲75岁";

/**
 * Interview after interview to the end: every question of the rules is answered, each time otherwise, so that hardly any
 * household was judged before; where nothing more is asked, the next one begins.
 */
function interviewOf(message: number, session: Session | null): Event {
  const question = session?.question ?? null;
  if (session === null || question === null || session.mode === "idle")
    return session?.mode === "interviewing" ? text(`农村 ${people}`) : command(message % 2 === 0 ? "new" : "summary");
  if (question.card === "roster") return text(message % 2 === 0 ? people : "不清楚");
  if (question.card === "all-here") return text(message % 2 === 0 ? "是" : "不清楚");
  const { path } = question;
  const turn = (message * 7 + path.length) % 5;
  const definition = factDef(path);
  const options = definition?.options ?? [];
  switch (definition?.kind) {
    case "truth":
      return text(turn === 0 ? "是" : "否");
    case "choice": {
      const value = options[turn % Math.max(1, options.length)] ?? "";
      return { kind: "button", data: pressData({ kind: "answer", revision: session.revision, path, value }) };
    }
    case "amount":
      return text(`一年${3000 + message * 17}`);
    case "money":
      return text(String(1000 + message * 13));
    case "count":
    case "number":
      return text(String(turn + 1));
    default:
      return text("不清楚");
  }
}

interface Cost {
  readonly took: readonly number[];
  readonly bytes: number;
}

/**
 * The least that each message took in five plays of the same script: whatever else the machine does is left out, and so is
 * the first judging of a household that was judged lately. The interviews are played once, as they come.
 */
function bestOf(play: () => Cost): Cost {
  const plays = Array.from({ length: 5 }, play);
  const [first] = plays;
  if (first === undefined) throw new Error("nothing was played");
  return { ...first, took: first.took.map((_, message) => Math.min(...plays.map(({ took }) => took[message] ?? 0))) };
}

function playOurs(policies: PolicySet, place: string, count: number, next: typeof editOf, today = "2021-08-02"): Cost {
  const took: number[] = [];
  let kept = "null";
  for (let message = -2; message < count; message += 1) {
    const session = JSON.parse(kept) as Session | null;
    const event =
      message === -2
        ? command("start")
        : message === -1
          ? text(next === interviewOf ? `农村 ${people} 年收入1.2万` : "农村 4口人 年收入1.2万")
          : next(message, session);
    const at = {
      today,
      policies,
      calendar,
      place,
      language: "zh-CN",
      deliveryId: `bench/1/${message}`,
      trusted: true,
    };
    const start = performance.now();
    const step = advance(session, event, { ...at, language: "zh-CN" });
    kept = JSON.stringify(step.session);
    if (message >= 0) took.push(performance.now() - start);
  }
  return { took, bytes: new TextEncoder().encode(kept).length };
}

type Talk = Conversation<Context, Context>;

/** The same script as a conversation of the peer's: it asks, keeps what is said, and asks again. */
async function playPeer(count: number): Promise<Cost> {
  const storage = new Map<string, unknown>();
  const bot = new Bot<ConversationFlavor<Context>>("1:bench", {
    botInfo: { id: 1, is_bot: true, first_name: "bench", username: "bench" } as never,
  });
  bot.use(
    conversations({
      // What is sent inside a conversation passes by the bot's own transformers.
      plugins: [
        async (context, next) => {
          context.api.config.use(async () => ({ ok: true, result: { message_id: 1 } }) as never);
          await next();
        },
      ],
      storage: {
        read: (key: string) => {
          const found = storage.get(key);
          return found === undefined ? undefined : JSON.parse(found as string);
        },
        write: (key: string, state: unknown) => void storage.set(key, JSON.stringify(state)),
        delete: (key: string) => void storage.delete(key),
      },
    }),
  );
  bot.use(
    createConversation(async function interview(conversation: Talk, context: Context) {
      const answers: Record<string, string> = {};
      for (let asked = 0; ; asked += 1) {
        await context.reply("?");
        const { message } = await conversation.wait();
        answers[asked % 4] = message?.text ?? "";
      }
    }),
  );
  bot.command("start", (context) => context.conversation.enter("interview"));
  const took: number[] = [];
  for (let message = -1; message < count; message += 1) {
    const event = message < 0 ? null : editOf(message, null);
    const words = event === null ? "/start" : event.kind === "text" ? event.text : "1";
    const start = performance.now();
    await bot.handleUpdate({
      update_id: message + 2,
      message: {
        message_id: message + 2,
        date: 1,
        chat: { id: 7, type: "private", first_name: "x" },
        from: { id: 7, is_bot: false, first_name: "x" },
        text: words,
        ...(event === null ? { entities: [{ type: "bot_command", offset: 0, length: 6 }] } : {}),
      },
    } as never);
    if (message >= 0) took.push(performance.now() - start);
  }
  const bytes = new TextEncoder().encode([...storage.values()].join("")).length;
  return { took, bytes };
}

function quantile(all: readonly number[], share: number): number {
  const sorted = [...all].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const heads = ["p50 ms", "p99 ms", "at 10", "at 100", "at the end", "bytes"];

/** Milliseconds a message; "at 10" is the median of the ten messages around it. */
function row(name: string, { took, bytes }: Cost): string {
  const around = (message: number) =>
    message >= took.length ? "–" : quantile(took.slice(Math.max(0, message - 10), message + 1), 0.5).toFixed(2);
  const cells = [
    quantile(took, 0.5).toFixed(2),
    quantile(took, 0.99).toFixed(2),
    around(10),
    around(100),
    around(took.length - 1),
    String(bytes),
  ];
  return `${name.padEnd(44)}${cells.map((cell) => cell.padStart(10)).join("")}`;
}

/** Where the time of a judged message goes: the verdicts, and which question to ask next. */
function partsOfJudging(policies: PolicySet, place: string): readonly string[] {
  const policy = policies.policy(place);
  const read = readFacts({ area: "rural", size: 4, income: { total: "12000/year" }, assets: { comply: true } });
  if (policy === undefined || !read.ok) throw new Error("the household can't be judged");
  const timed = (next: "asked" | false): string => {
    const took = Array.from({ length: 15 }, () => {
      const start = performance.now();
      assessmentJson(assess(policy, read.facts, "2021-08-02", { next }));
      return performance.now() - start;
    });
    return quantile(took, 0.5).toFixed(2);
  };
  return [
    `one judgement, shipped packs: ${timed(false)} ms for the verdicts, ${timed("asked")} ms with the next question`,
  ];
}

export async function run(): Promise<void> {
  const packs = loadPolicyFolder(fileURLToPath(new URL("../../data/policies", import.meta.url)));
  if (!packs.ok) throw new Error("the packs do not load");
  const small = loadSmall({
    "cn/programmes/aid.yaml": programme(
      "aid",
      'area = "rural" and size > 1 and income.total < 20000 and assets.comply',
    ),
  });
  const { policies } = packs;
  const place = "cn-gz-sandu-dujiang";
  playOurs(small, "cn", 300, editOf);
  await playPeer(300);
  const lines = [
    `${"".padEnd(44)}${heads.map((head) => head.padStart(10)).join("")}`,
    row(
      "ours, edits in the summary (no judging)",
      bestOf(() => playOurs(policies, place, 300, editOf)),
    ),
    row(
      "ours, every message judged, one programme",
      bestOf(() => playOurs(small, "cn", 300, talkOf)),
    ),
    row(
      "ours, judged, shipped packs, facts come back",
      bestOf(() => playOurs(policies, place, 300, talkOf)),
    ),
    ...["2021-08-02", "2024-05-01", "2026-11-20"].flatMap((day) =>
      [place, "cn"].map((at) =>
        row(`ours, judged anew, ${at.split("-").at(-1)}, ${day}`, playOurs(policies, at, 300, interviewOf, day)),
      ),
    ),
    row("@grammyjs/conversations, answers kept only", await playPeer(300)),
    ...partsOfJudging(policies, place),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
