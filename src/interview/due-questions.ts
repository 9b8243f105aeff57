// 公示到哪天, 还剩几天: answered from the deadlines of the open case, where it has one that is meant.
import type { Deadline, EventName } from "../rules/index.ts";
import { dueLineOf } from "./due.ts";
import { openDue, openRecord } from "./due-acts.ts";
import type { Session } from "./session.ts";
import { reply, type Step, standingQuestion, type Turn } from "./step.ts";
import { caseNameOf } from "./view/names.ts";

const asksWhen =
  /[到至截](?:底)?[哪几](?:一)?[天号日时]|到(?:什么时候|啥时候|几时|何时)|(?:什么时候|啥时候|哪[天日]|几号|何时|几时)(?:公示)?(?:到期|期满|满|截止|结束|到)|(?:还剩|还有|剩下?|离.{0,8}还有)(?:几|多少)个?(?:天|工作日)|[哪几][天号日](?:之?前|以前)|最迟(?:哪|几|什么)|(?:期限|截止)(?:是|到|还)|(?:还有|有)(?:哪些|什么|啥)(?:期限|没办|要办|到期)|\bwhen (?:is|are|does|do|must|will|should)\b.*\b(?:due|ends?|over|approved?|decided?|submit(?:ted)?|review(?:ed)?|taken down|expires?)\b|\bhow many (?:working )?days (?:are )?left\b|\bby when\b|\buntil when\b|\bwhat is due\b/iu;

interface Topic {
  readonly words: RegExp;
  readonly is: (deadline: Deadline) => boolean;
}

const completes =
  (...events: readonly EventName[]) =>
  ({ after: [first] }: Deadline) =>
    first !== undefined && events.includes(first);

const topics: readonly Topic[] = [
  {
    words: /公示|榜|\bnotice\b|\bboard\b/iu,
    is: ({ event, sense }) => event === "notice-posted" && sense === "not-before",
  },
  { words: /缓退|渐退|\btaper\b/iu, is: ({ event }) => event === "taper-started" },
  { words: /死|去世|走了|停发|注销|\bdeath\b|\bdied\b|struck/iu, is: ({ event }) => event === "died" },
  { words: /复核|核查|年审|复审|\breview/iu, is: ({ kind, after }) => kind === "review" || after[0] === "reviewed" },
  { words: /核对|\bdata check\b|\bcheck\b/iu, is: completes("check-returned") },
  { words: /入户|调查|走访|\bsurvey\b|\bvisit\b/iu, is: completes("investigated") },
  { words: /上报|报县|报到|提交|报送|\bsubmit/iu, is: completes("submitted-to-county", "conclusion-submitted") },
  { words: /告知|书面|通知|\bwriting\b|\bnotif/iu, is: completes("notified") },
  { words: /异议|\bobjection/iu, is: ({ event }) => event === "objection" },
  { words: /发钱|发放|打卡|到账|\bpay/iu, is: completes("payment-started") },
  { words: /批|审批|审核|确认|决定|办结|全程|\bapprov|\bdecid|\bcounty\b/iu, is: completes("decided", "recognised") },
];

/** Answers a question about when something of the open case is due; null where it is none, or nothing of it is owed. */
export function answerDue(session: Session, text: string, turn: Turn): Step | null {
  if (text.length > 60 || !asksWhen.test(text)) return null;
  const meant = topics.filter(({ words }) => words.test(text));
  return showOwed(session, (one) => meant.length === 0 || meant.some(({ is }) => is(one)), turn);
}

/** What the open case owes; null where it owes nothing of the kind. */
export function showOwed(session: Session, isMeant: (deadline: Deadline) => boolean, turn: Turn): Step | null {
  const record = openRecord(session, turn);
  const owed = record === null ? [] : openDue(record, turn).filter(isMeant);
  if (record === null || owed.length === 0) return null;
  const lines = owed.map((one) => dueLineOf(record, one, turn));
  return reply(session, turn, { kind: "case-due", case: caseNameOf(record), lines }, [], standingQuestion(session));
}
