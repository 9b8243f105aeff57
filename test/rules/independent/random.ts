/** A small seeded source of chance (mulberry32), so that every campaign can be run again from its printed seed. */
export interface Chance {
  /** A number from 0 (included) to 1 (not included). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True in about `share` of the calls. */
  hit(share: number): boolean;
  pick<T>(options: readonly T[]): T;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    hit: (share) => next() < share,
    pick: (options) => {
      const option = options[whole(0, options.length - 1)];
      if (option === undefined) throw new Error("nothing to pick from");
      return option;
    },
  };
}
