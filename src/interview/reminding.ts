// How a person is reminded, set by command or word: on or off, the morning's hour, days ahead, quiet hours, a supervisor.
import type { DeadlineKind } from "../rules/index.ts";
import { excerpt } from "./answering.ts";
import type { RemindFault, RemindingView } from "./due-views.ts";
import type { ReminderSettings, Session } from "./session.ts";
import { remark, reply, type Step, standingQuestion, type Turn } from "./step.ts";

export const deadlineKinds = ["legal", "review", "end", "reporting"] as const satisfies readonly DeadlineKind[];

/** What holds where a person set nothing else. Times are the office's; days are working days. */
export const usualReminding = {
  morning: "08:30",
  quiet: { from: "20:00", to: "08:00" },
  leads: { legal: [7, 3, 1, 0], review: [7, 3, 1, 0], end: [7, 3, 1, 0], reporting: [7, 3, 1, 0] },
} as const satisfies ReminderSettings;

/** The settings with what is as usual filled in. */
export function remindingOf(session: Session): RemindingView {
  const set = session.reminding ?? {};
  return {
    isOff: set.off === true,
    morning: set.morning ?? usualReminding.morning,
    quiet: set.quiet ?? usualReminding.quiet,
    leads: deadlineKinds.map((kind) => ({ kind, days: set.leads?.[kind] ?? usualReminding.leads[kind] })),
    supervisor: set.supervisor ?? null,
  };
}

/** Shows the settings, or changes one of them: 开, 关, 8:30, 提前 5 2 0, 免打扰 20:00-8:00, 上报 12345 5. */
export function setReminding(session: Session, argument: string, turn: Turn): Step {
  const shown = (now: Session, isSet: boolean): Step =>
    reply(
      now,
      turn,
      { kind: "reminding", settings: remindingOf(now) },
      isSet ? [{ kind: "remind-set" }] : [],
      standingQuestion(now),
    );
  const typed = argument.normalize("NFKC").trim();
  if (typed === "") return shown(session, false);
  const read = readSetting(typed, session.reminding ?? {});
  if ("fault" in read) return remark(session, turn, { kind: "remind-unread", text: excerpt(typed), what: read.fault });
  const { reminding: _, ...rest } = session;
  return shown(Object.keys(read.set).length === 0 ? rest : { ...rest, reminding: read.set }, true);
}

type SettingRead = { readonly set: ReminderSettings } | { readonly fault: RemindFault };

function readSetting(typed: string, now: ReminderSettings): SettingRead {
  const said = typed.toLowerCase();
  const { off: _, ...on } = now;
  if (/^(?:开|打开|开启|开着|要|on)$/.test(said)) return { set: on };
  if (/^(?:关|关掉|关闭|不要|停|off)$/.test(said)) return { set: { ...on, off: true } };
  if (/^(?:默认|恢复默认|照常|reset|default)$/.test(said)) return { set: {} };
  const quiet = /^(?:免打扰|安静|勿扰|quiet)[:\s]*(.*)$/.exec(said);
  if (quiet !== null) return readQuiet(quiet[1] ?? "", on);
  const leads = /^(?:提前|lead|leads|ahead)[:\s]*(.*)$/.exec(said);
  if (leads !== null) return readLeads(leads[1] ?? "", on);
  const above = /^(?:上报|上级|领导|supervisor)[:\s]*(.*)$/.exec(said);
  if (above !== null) return readSupervisor(above[1] ?? "", on);
  const hour = /^(?:时间|几点|每天|早上|上午|at|time)?[:\s]*(.*)$/.exec(said);
  const time = timeOf(hour?.[1] ?? "");
  if (time === null) return { fault: /\d/.test(said) ? "hour" : "any" };
  return { set: { ...on, morning: time } };
}

/** 8:30, 8点半, 08:00, 9点; null for what is no time of the day. */
function timeOf(text: string): string | null {
  const found = /^(\d{1,2})(?::(\d{2})|[点时](?:(半)|(\d{1,2})分?)?)$/.exec(text.trim());
  if (found === null) return null;
  const hour = Number(found[1]);
  const minute = found[3] === undefined ? Number(found[2] ?? found[4] ?? 0) : 30;
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function readQuiet(text: string, on: ReminderSettings): SettingRead {
  const [from, to, ...more] = text.split(/\s*(?:-|–|—|~|至|到|to)\s*/).map(timeOf);
  if (from === null || to === null || from === undefined || to === undefined || more.length > 0 || from === to)
    return { fault: "quiet" };
  return { set: { ...on, quiet: { from, to } } };
}

const kindWords: readonly (readonly [RegExp, DeadlineKind])[] = [
  [/^(?:法定|办理|legal)\s*/, "legal"],
  [/^(?:复核|核查|review)\s*/, "review"],
  [/^(?:到期|届满|end)\s*/, "end"],
  [/^(?:报送|报表|reporting)\s*/, "reporting"],
];
const mostLeads = 6;
const farthestLead = 60;

function readLeads(text: string, on: ReminderSettings): SettingRead {
  const [pattern, kind] = kindWords.find(([one]) => one.test(text)) ?? [];
  const rest = pattern === undefined ? text : text.replace(pattern, "");
  const parts = rest.split(/[\s,，、]+/).filter((one) => one !== "");
  const days = parts.map((one) => (/^\d{1,3}天?$/.test(one) ? Number.parseInt(one, 10) : Number.NaN));
  const isWrong = days.length === 0 || days.length > mostLeads || days.some((day) => !(day <= farthestLead));
  if (isWrong) return { fault: "leads" };
  const wanted = [...new Set(days)].sort((one, other) => other - one);
  const kinds = kind === undefined ? deadlineKinds : [kind];
  return { set: { ...on, leads: { ...on.leads, ...Object.fromEntries(kinds.map((one) => [one, wanted])) } } };
}

function readSupervisor(text: string, on: ReminderSettings): SettingRead {
  const { supervisor: _, ...alone } = on;
  if (/^(?:关|关掉|不要|取消|off|none)$/.test(text)) return { set: alone };
  const found = /^(-?\d{1,20})(?:\s+(\d{1,2})\s*(?:天|days?)?)?$/.exec(text.trim());
  const after = Number(found?.[2] ?? 5);
  if (found === null || after < 1 || after > farthestLead) return { fault: "supervisor" };
  return { set: { ...on, supervisor: { chat: found[1] ?? "", after } } };
}
