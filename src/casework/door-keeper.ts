import type { ChatKey } from "./documents.ts";
import { chatName } from "./documents.ts";
import type { Clock, Incoming, NoticeCode, Values } from "./ports.ts";

/** Who may talk to the bot. Strangers leave no trace in the store: what is remembered of them is here, in memory. */
export interface DoorKeeper {
  /** What keeps this event out; null lets it in. */
  refusal(incoming: Incoming): { readonly code: NoticeCode; readonly values: Values } | null;
  /** Whether the refusal may be said now: once a day to each, and not to a flood of them. */
  maySay(key: ChatKey): boolean;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
const rememberedChats = 50_000;
const refusalsAMinute = 20;

export function createDoorKeeper(parts: { readonly allow: readonly string[]; readonly clock: Clock }): DoorKeeper {
  const allowed = new Set(parts.allow);
  const refused = new Map<string, number>();
  let minute = { from: 0, count: 0 };

  return {
    refusal(incoming) {
      if (incoming.setting === "group") return { code: "private-only", values: {} };
      if (incoming.trusted || allowed.has(incoming.user)) return null;
      return { code: "refused", values: { user: incoming.user } };
    },
    maySay(key) {
      const now = parts.clock.nowMs();
      for (const [name, at] of refused) {
        if (now - at < dayMs) break;
        refused.delete(name);
      }
      if (now - minute.from >= minuteMs) minute = { from: now, count: 0 };
      const name = chatName(key);
      if (refused.has(name) || refused.size >= rememberedChats || minute.count >= refusalsAMinute) return false;
      minute.count += 1;
      refused.set(name, now);
      return true;
    },
  };
}
