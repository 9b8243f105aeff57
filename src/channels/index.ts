// Where people talk to it: each channel translates its updates into events, and messages into what its platform takes.
// It knows the platform's limits and failures.
// It must not know what a question means, what is stored, or why something is said.
export { type CalendarFeed, createCalendarFeed, feedPath } from "./calendar-feed.ts";
export { createTelegramChannel } from "./telegram-grammy.ts";
export { createTerminalChannel } from "./terminal.ts";
