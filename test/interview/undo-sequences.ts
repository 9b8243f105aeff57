/**
 * Conversations of chance, taken back step by step. A small country's rules keep a step cheap; what is written, and how
 * it is taken back, does not depend on them.
 */
import { advance, type Event, type Session } from "../../src/interview/index.ts";
import { type Chance, chanceFrom } from "../rules/independent/random.ts";
import { loadSmall, programme } from "../rules/small-packs.ts";
import { calendar } from "../shipped-calendar.ts";

const policies = loadSmall({
  "cn/programmes/aid.yaml": programme("aid", 'area = "rural" and size > 1 and income.total < 20000 and assets.comply'),
});

const sayings = (
  "农村|城市|4口人|3口人|5|年收入1.2万|一年9000|每月800|人均每年3500|改用新的|不改|是|否|不清楚|拒绝回答|存款3万|" +
  "户主56一级肢体残疾 妻50 儿子17高中|女儿12小学|儿子打工一年2万|低保|没有|全部在家|2|3|1|人数改成6|收入改成一年1.5万|年收入七八千|一年一万到两万|两三千|按年|三四口人|存款不到三千|不是4口人，是5口人|改这一户|如果多一个人|如果人均每年3000|如果没有残疾|就按这个算|改成这样|" +
  "7月6受理|一榜3月28贴|受理改成7月7|删掉受理|7月8受理|又一次|是|是"
).split("|");
const commands = ["summary", "back", "skip", "continue", "verdict", "why", "help", "verify"];

/** Without rosters, which fill a session before fifty changes are made. */
const short = sayings.filter((one) => !/户主|女儿|儿子/.test(one));

function eventOf(chance: Chance, session: Session, words: readonly string[]): Event {
  const { revision } = session;
  const paths = Object.keys(session.case?.sources ?? {});
  if (paths.length > 0 && chance.hit(0.2)) {
    const kind = chance.pick(["e", "e", "v", "s"]);
    return { kind: "button", data: `${kind}:${revision}:${chance.pick(paths)}` };
  }
  if (chance.hit(0.15)) return { kind: "command", name: chance.pick(commands), argument: "" };
  return { kind: "text", text: chance.pick(words) };
}

/** What must come back byte for byte. */
function keptOf(session: Session): string {
  const { facts, evidence, sources, skipped, programme, events, settled } = session.case ?? {};
  return JSON.stringify({ facts, evidence, sources, skipped, programme, events, settled });
}

export interface Played {
  /** How many steps were taken back. */
  readonly undone: number;
  /** The first that did not give what was before; null if all did. */
  readonly fault: string | null;
}

/**
 * Plays one conversation of at most `most` events, and takes back as many of its last changes as chance wills, or all.
 * More than a hundred make a long one: all of them are played, and all that is kept is taken back.
 */
export function playAndTakeBack(seed: number, most: number): Played {
  const chance = chanceFrom(seed);
  let session: Session | null = null;
  let delivery = 0;
  const take = (event: Event): Session => {
    delivery += 1;
    const at = {
      today: "2021-08-02",
      policies,
      calendar,
      place: "cn",
      language: "zh-CN",
      deliveryId: `test/1/${delivery}`,
      trusted: true,
    } as const;
    const step = advance(session, event, at);
    session = JSON.parse(JSON.stringify(step.session)) as Session;
    return session;
  };
  let now = take({ kind: "command", name: "start", argument: "" });
  const household = now.case?.id;
  const before: (string | null)[] = [];
  const isLong = most > 100;
  const events = isLong ? most : chance.whole(1, most);
  let unseen = 0;
  const hear = (event: Event): void => {
    const [kept, last] = [keptOf(now), now.history.at(-1)?.revision ?? 0];
    now = take(event);
    const changes = now.history.filter(({ revision }) => revision > last).length;
    // What waited for a decision is taken up after it: two changes, of which only the first is seen from outside.
    if (changes > 0) before.push(kept, ...Array.from({ length: changes - 1 }, () => null));
    else if (keptOf(now) !== kept) unseen += 1;
  };
  for (let index = 0; index < events; index += 1) hear(eventOf(chance, now, isLong ? short : sayings));
  // Undo takes nothing back while a decision is due, so what waits is dropped first.
  for (let round = 0; round < 5 && now.waiting !== null; round += 1) hear({ kind: "text", text: "取消" });
  if (unseen > 0) return { undone: 0, fault: `seed ${seed}: a change that can't be taken back` };
  if (now.case?.id !== household) return { undone: 0, fault: `seed ${seed}: another household was opened` };
  // Fifty steps are kept, unless rosters that were written anew and anew fill the session: then the oldest give way.
  const kept = now.history.length;
  const isFull = JSON.stringify(now).length > 7000;
  if (JSON.stringify(now).length > 8000) return { undone: 0, fault: `seed ${seed}: the session is too large` };
  if (kept < Math.min(50, before.length) && !isFull)
    return { undone: 0, fault: `seed ${seed}: only ${kept} steps are kept` };
  const steps = isLong || chance.hit(0.3) ? kept : chance.whole(0, kept);
  for (let step = 1; step <= steps; step += 1) {
    now = take({ kind: "command", name: "undo", argument: "" });
    const wanted = before.pop();
    if (wanted !== null && keptOf(now) !== wanted)
      return { undone: step, fault: `seed ${seed}: step ${step} gives ${keptOf(now)}, not ${wanted}` };
  }
  return { undone: steps, fault: null };
}
