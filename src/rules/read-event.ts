/** An event as it is typed: `accepted=2026-09-16`, `notice-posted@1=2021-03-28`. */
import { type CaseEvent, type EventName, eventNames } from "./deadline-types.ts";
import { isDay } from "./operations/days.ts";

/** Why a text is no event: no `NAME=DATE`, a name that there is not, a day that there is not; the last two may both be. */
export type EventReading =
  | { readonly ok: true; readonly event: CaseEvent }
  | {
      readonly ok: false;
      readonly form: boolean;
      readonly name: string;
      readonly day: string;
      readonly isName: boolean;
      readonly isDay: boolean;
    };

/** No case is older, and what lies further ahead is a slip of the pen. */
const [firstDay, lastDay] = ["1949-10-01", "2199-12-31"];

/** Reads `NAME=DATE` or `NAME@LABEL=DATE`; blanks around the parts do not matter. */
export function readEvent(text: string): EventReading {
  const [, name = "", label, day] =
    /^([^@=]+)(?:@([^=]+))?=(.*)$/s.exec(text.trim())?.map((part) => part?.trim()) ?? [];
  if (day === undefined) return { ok: false, form: false, name: "", day: "", isName: false, isDay: false };
  const isSound = isDay(day) && firstDay <= day && day <= lastDay;
  if (!isEventName(name) || !isSound)
    return { ok: false, form: true, name, day, isName: isEventName(name), isDay: isSound };
  return { ok: true, event: { event: name, on: day, ...(label === undefined || label === "" ? {} : { label }) } };
}

const isEventName = (name: string): name is EventName => (eventNames as readonly string[]).includes(name);
