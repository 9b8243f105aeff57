import { fileURLToPath } from "node:url";
import { loadCalendarFolders } from "../src/files/index.ts";
import type { Calendar } from "../src/rules/index.ts";

const loaded = loadCalendarFolders([fileURLToPath(new URL("../data/calendar", import.meta.url))]);
if (!loaded.ok) throw new Error(`the calendar does not load: ${JSON.stringify(loaded.faults.slice(0, 5))}`);

/** The working days as they are shipped. */
export const calendar: Calendar = loaded.calendar;
