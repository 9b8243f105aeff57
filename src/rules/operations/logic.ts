/** Logic with three values: yes, no and unknown. */
import { type TruthValue, truth } from "../values.ts";

/** What `not` makes of each answer. */
export const opposite = { yes: "no", no: "yes", unknown: "unknown" } as const;

/** A truth value of a fact that does not apply is no. */
export function asTruth(x: TruthValue): "yes" | "no" | "unknown" {
  if (x.na === 0) return x.is;
  return x.na === 2 || x.is === "no" ? "no" : "unknown";
}

/** No as soon as one part is no; unknown while a part is. It lacks what its unknown parts lack. */
export function and(op: string, xs: readonly TruthValue[]): TruthValue {
  let deps = 0n;
  let open = false;
  for (const x of xs) {
    const is = asTruth(x);
    if (is === "no") return truth(op, xs, "no", 0n);
    if (is === "unknown") {
      open = true;
      deps |= x.deps;
    }
  }
  return truth(op, xs, open ? "unknown" : "yes", deps);
}

/** Yes as soon as one part is yes; unknown while a part is. It lacks what its unknown parts lack. */
export function or(op: string, xs: readonly TruthValue[]): TruthValue {
  let deps = 0n;
  let open = false;
  for (const x of xs) {
    const is = asTruth(x);
    if (is === "yes") return truth(op, xs, "yes", 0n);
    if (is === "unknown") {
      open = true;
      deps |= x.deps;
    }
  }
  return truth(op, xs, open ? "unknown" : "no", deps);
}

/** The opposite; unknown stays unknown. */
export function not(x: TruthValue): TruthValue {
  const is = asTruth(x);
  return truth("not", [x], opposite[is], is === "unknown" ? x.deps : 0n);
}
