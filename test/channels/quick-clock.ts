import { type Clock, systemClock } from "../../src/casework/index.ts";

const system = systemClock("Asia/Shanghai", "2026-01-05");

/** Waits a hundredth of the time, so that a test of back-off takes as long as reading it. */
export const quickClock: Clock = { ...system, sleep: (ms, signal) => system.sleep(ms / 100, signal) };
