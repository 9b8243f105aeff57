import { createHash } from "node:crypto";

/**
 * One document as bytes: a JSON object whose checksum covers everything else in it, so that a file that was cut
 * short or changed is noticed whatever the change. The text is compared as it stands, never parsed and written anew.
 */
export interface Envelope {
  /** The version of the document's shape. */
  readonly version: number;
  readonly document: unknown;
}
export type Opened =
  | { readonly kind: "good"; readonly envelope: Envelope }
  | { readonly kind: "damaged" }
  /** Whole, but from a later version of the program. */
  | { readonly kind: "newer"; readonly version: number };

const head = /^\{"version":(\d{1,9}),"checksum":"([0-9a-f]{64})","document":/;
const tail = "}\n";

export function sealEnvelope({ version, document }: Envelope): Buffer {
  const text = JSON.stringify(document);
  const sum = checksum(version, text);
  return Buffer.from(`{"version":${version},"checksum":"${sum}","document":${text}${tail}`);
}

export function openEnvelope(bytes: Buffer, newest: number): Opened {
  const text = bytes.toString("utf8");
  const match = head.exec(text);
  if (match === null || !text.endsWith(tail)) return { kind: "damaged" };
  const version = Number(match[1]);
  const body = text.slice(match[0].length, -tail.length);
  if (checksum(version, body) !== match[2]) return { kind: "damaged" };
  if (version > newest) return { kind: "newer", version };
  try {
    return { kind: "good", envelope: { version, document: JSON.parse(body) } };
  } catch {
    return { kind: "damaged" };
  }
}

function checksum(version: number, body: string): string {
  return createHash("sha256").update(`${version}\n`).update(body).digest("hex");
}
