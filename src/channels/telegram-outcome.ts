import type { SendOutcome } from "../casework/index.ts";

/** What came back instead of a result. `about` is the platform's own text, for comparing; it is never printed. */
export type ApiFailure =
  | { readonly kind: "refused"; readonly code: number; readonly afterMs: number | null; readonly about: string }
  /** The request never left this machine. */
  | { readonly kind: "not-reached" }
  /** The line broke after the request may have arrived. */
  | { readonly kind: "unknown" };

const neverReached = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** By the error's own fields only: its text and what hangs on it may hold the token or what somebody wrote. */
export function networkFailure(error: unknown): ApiFailure {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
  return neverReached.includes(String(code)) ? { kind: "not-reached" } : { kind: "unknown" };
}

const gone =
  /chat not found|user is deactivated|bot was kicked|not enough rights|peer_id_invalid|upgraded to a supergroup/;
const uneditable =
  /message to edit not found|message can't be edited|message_id_invalid|there is no text in the message/;

export function outcomeOf(failure: ApiFailure): SendOutcome {
  if (failure.kind === "unknown") return { kind: "unknown" };
  if (failure.kind === "not-reached") return { kind: "not-sent", afterMs: null };
  const { code, afterMs, about } = failure;
  if (isUnauthorised(failure)) return { kind: "unauthorised" };
  if (code === 403 || (code === 400 && gone.test(about))) return { kind: "unreachable" };
  if (code === 400 || code === 413) return { kind: "rejected", why: printable(code, about) };
  return { kind: "not-sent", afterMs };
}

/** A wrong token is 401 when it has the form of one, and 404 when it has not. */
export function isUnauthorised(failure: ApiFailure): boolean {
  return failure.kind === "refused" && (failure.code === 401 || failure.code === 404);
}

export function isUnchanged(failure: ApiFailure): boolean {
  return failure.kind === "refused" && failure.about.includes("message is not modified");
}

/** The message can't be replaced any more: what it should say is said anew. */
export function isUneditable(failure: ApiFailure): boolean {
  return failure.kind === "refused" && failure.code === 400 && uneditable.test(failure.about);
}

/** The platform's reason where it is plainly its own words; else the bare code. */
function printable(code: number, about: string): string {
  return /^[a-z_ :',.-]{1,120}$/.test(about) ? `${code} ${about}` : String(code);
}
