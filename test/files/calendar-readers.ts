/** Two independent readers of iCalendar texts, and a calendar program that takes files in as RFC 5546 asks it to. */
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { expect } from "vitest";

export interface ReadEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly first: string;
  /** The first day that is no longer part of it. */
  readonly end: string;
  readonly sequence: number;
  readonly cancelled: boolean;
}

/** What ical.js makes of the text. */
export function readByIcalJs(text: string): readonly ReadEvent[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const found = new ICAL.Event(component);
    expect(found.startDate.isDate).toBe(true);
    return {
      uid: found.uid,
      summary: found.summary,
      description: found.description ?? "",
      first: found.startDate.toString(),
      end: found.endDate.toString(),
      sequence: found.sequence,
      cancelled: component.getFirstPropertyValue("status") === "CANCELLED",
    };
  });
}

const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** What node-ical makes of the text. */
export function readByNodeIcal(text: string): readonly ReadEvent[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((found) => {
    if (found === undefined || found.type !== "VEVENT") return [];
    expect(found.datetype).toBe("date");
    return [
      {
        uid: String(found.uid),
        summary: String(found.summary ?? ""),
        description: String(found.description ?? ""),
        first: localDay(found.start),
        end: localDay(found.end as Date),
        sequence: Number(found.sequence),
        cancelled: found.status === "CANCELLED",
      },
    ];
  });
}

export const readers = [
  ["ical.js", readByIcalJs],
  ["node-ical", readByNodeIcal],
] as const;

/**
 * A calendar program: of each matter it keeps what came with the highest sequence, of the same sequence what was written
 * last, and what is cancelled it takes off the screen.
 */
export class CalendarProgram {
  readonly #known = new Map<string, ReadEvent & { readonly stamp: string }>();
  readonly #read: (text: string) => readonly ReadEvent[];

  constructor(read: (text: string) => readonly ReadEvent[] = readByIcalJs) {
    this.#read = read;
  }

  take(text: string): void {
    const stamp = /DTSTAMP:(\w+)/.exec(text)?.[1] ?? "";
    for (const event of this.#read(text)) {
      const known = this.#known.get(event.uid);
      const isOlder = known !== undefined && event.sequence < known.sequence;
      const isStale = known !== undefined && event.sequence === known.sequence && stamp < known.stamp;
      if (!isOlder && !isStale) this.#known.set(event.uid, { ...event, stamp });
    }
  }

  /** What a person sees, in order. */
  get shown(): readonly ReadEvent[] {
    return [...this.#known.values()]
      .filter(({ cancelled }) => !cancelled)
      .sort((a, b) => (a.first + a.summary < b.first + b.summary ? -1 : 1));
  }
}
