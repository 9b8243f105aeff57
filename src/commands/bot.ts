import { randomBytes } from "node:crypto";
import {
  type Channel,
  type Clock,
  createCasework,
  type FeedAddresses,
  type Report,
  type Store,
  StoreFailure,
} from "../casework/index.ts";
import { type CalendarFeed, createCalendarFeed, feedPath } from "../channels/index.ts";
import { readSettings, type Settings } from "../config.ts";
import { advance } from "../interview/index.ts";
import type { Calendar, Policy, PolicySet } from "../rules/index.ts";
import { openJsonStore } from "../store/index.ts";
import { say, sayNotice } from "../wording/index.ts";
import { createAgenda, createCalendarWriter, openCalendar } from "./agenda.ts";
import { type Call, type ExitCode, option } from "./command.ts";
import { openPolicies, placeOf } from "./place-and-day.ts";
import { explainSetting } from "./words.ts";

/** What a conversation stands on, wherever it is held. */
export interface Ground {
  readonly settings: Settings;
  readonly policies: PolicySet;
  readonly calendar: Calendar;
  readonly place: Policy;
}

/** Settings, packs and place; null when one is unusable (said on stderr, every fault). */
export function openGround(call: Call): Ground | null {
  const reading = readSettings(call.env);
  if (!reading.ok) for (const fault of reading.faults) call.out.complain(explainSetting(fault, call.words));
  const policies = openPolicies(call);
  const calendar = openCalendar(call);
  const place = policies === null ? null : talkPlace(call, policies);
  if (!reading.ok || policies === null || calendar === null || place === null) return null;
  return { settings: reading.settings, policies, calendar, place };
}

/**
 * A conversation can ask for its place, so without one it begins with the national rules, and says so: they leave open
 * what only a place can set, and give nobody another place's figure.
 */
function talkPlace(call: Call, policies: PolicySet): Policy | null {
  const national = policies.places.find(({ parent }) => parent === null);
  const named = option(call, "place") ?? call.settings.place;
  if (named !== null || national === undefined) return placeOf(call, policies);
  call.out.complain(call.words("serving.national"));
  return policies.policy(national.id) ?? null;
}

export interface Meeting {
  readonly ground: Ground;
  readonly dataFolder: string;
  readonly clock: Clock;
  channels(report: Report): readonly Channel[];
}

/** Holds conversations until the channels end or the process is asked to stop. */
export async function converse(call: Call, meeting: Meeting): Promise<ExitCode> {
  const report: Report = ({ code, values }) => call.out.complain(call.words(`reports.${code}`, values));
  const store = openStore(call, meeting.dataFolder, report);
  if (store === null) return 2;
  const { policies, calendar, place, settings } = meeting.ground;
  const { language } = call.settings;
  const { web } = settings;
  const casework = createCasework({
    store,
    addresses: web === null ? null : feedAddresses(web),
    agenda: createAgenda(policies, calendar),
    calendars: createCalendarWriter(policies),
    dialogue: {
      advance: (session, event, step) =>
        advance(session, event, { ...step, policies, calendar, place: place.place.id, language }),
      say: (reply, session) => say(reply, session?.language ?? language),
      notice: (code, values, session) => sayNotice(code, values, session?.language ?? language),
    },
    channels: meeting.channels(report),
    clock: meeting.clock,
    allow: settings.allow,
    random: Math.random,
    report,
  });
  const feed =
    web === null
      ? null
      : createCalendarFeed({
          ...web,
          read: casework.feed,
          // Its name alone: the text of an error may hold what somebody wrote.
          failed: (error) =>
            report({ code: "feed-failed", values: { error: error instanceof Error ? error.name : "" } }),
        });
  const stop = () => void casework.stop();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  try {
    if (feed !== null && !(await startFeed(call, feed, settings.web))) return 2;
    const ends = await casework.run();
    return ends.every(({ reason }) => reason === "ended" || reason === "stopped") ? 0 : 2;
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
    return refuseStore(call, error);
  } finally {
    await feed?.stop();
    store.close();
  }
}

type Web = NonNullable<Settings["web"]>;

/** 20 bytes that nobody can guess, under the address by which the outside reaches this server. */
function feedAddresses({ host, port, address }: Web): FeedAddresses {
  const root = address ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return { secret: () => randomBytes(20).toString("base64url"), of: (secret) => `${root}${feedPath(secret)}` };
}

async function startFeed(call: Call, feed: CalendarFeed, web: Web | null): Promise<boolean> {
  const where = { host: web?.host ?? "", port: String(web?.port ?? "") };
  try {
    await feed.start();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    call.refuse("webPort", { ...where, error: code });
    return false;
  }
  call.out.complain(call.words("serving.calendars", where));
  return true;
}

function openStore(call: Call, folder: string, report: Report): Store | null {
  try {
    return openJsonStore({ folder, report });
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
    refuseStore(call, error);
    return null;
  }
}

function refuseStore(call: Call, { code, values }: StoreFailure): 2 {
  return call.refuse(`store.${code}`, values);
}
