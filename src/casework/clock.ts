import type { Clock } from "./ports.ts";

/** The machine's clock, its days counted in the office's time zone (an IANA name). `day` fixes the day. */
export function systemClock(timeZone: string, day?: string): Clock {
  const days = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const times = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return {
    nowMs: () => Date.now(),
    today: () => day ?? dayOf(days, Date.now()),
    timeOfDay: () => times.format(Date.now()),
    sleep(ms, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal?.addEventListener("abort", done);
      });
    },
  };
}

/** The calendar day (`YYYY-MM-DD`) of an instant. */
function dayOf(format: Intl.DateTimeFormat, instantMs: number): string {
  const part = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}
