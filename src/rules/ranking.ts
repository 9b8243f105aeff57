/** Which of some candidates is worth most, where finding out what one is worth takes long. */

/**
 * The candidates from the best down, the first of equals first. It goes only as far into each as what it could at most be
 * worth does not settle its place already.
 */
export class Ranking<T> {
  readonly #ranked: T[] = [];
  readonly #left: Look<T>[];

  constructor(looks: readonly Look<T>[]) {
    this.#left = [...looks];
  }

  /** The candidate in one place, counted from 0. */
  at(place: number): T {
    while (this.#ranked.length <= place) {
      let best = 0;
      for (let at = 1; at < this.#left.length; at += 1)
        if ((this.#left[at]?.worth ?? 0) > (this.#left[best]?.worth ?? 0)) best = at;
      const first = this.#left[best];
      if (first === undefined) throw new Error("there are not so many candidates");
      if (first.goOn()) continue;
      this.#ranked.push(first.candidate);
      this.#left.splice(best, 1);
    }
    return this.#ranked[place] as T;
  }
}

/** What a candidate has for sure, and what it costs. */
export interface Base {
  readonly share: number;
  readonly cost: number;
}

/** A candidate of which one look after another tells what it is worth: `worth` is the most that it can still be. */
export class Look<T> {
  readonly candidate: T;
  worth: number;
  readonly #base: Base;
  readonly #most: number;
  readonly #looks: readonly ((found: number) => number)[];
  #found = 0;
  #next = 0;

  /**
   * It is worth its share and the mean of what the looks find, each at most `most`, for its cost. A look adds what it finds
   * to the sum it is given: in whichever order fractions are added up, equals have to stay equals.
   */
  constructor(candidate: T, base: Base, most: number, looks: readonly ((found: number) => number)[]) {
    this.candidate = candidate;
    this.#base = base;
    this.#most = most;
    this.#looks = looks;
    this.worth = this.#atMost();
  }

  /** Looks once more; false where that was done as often as it can be. */
  goOn(): boolean {
    const look = this.#looks[this.#next];
    if (look === undefined) return false;
    this.#found = look(this.#found);
    this.#next += 1;
    this.worth = this.#atMost();
    return true;
  }

  #atMost(): number {
    const left = this.#looks.length - this.#next;
    const mean = (this.#found + left * this.#most) / Math.max(1, this.#looks.length);
    const worth = (mean + this.#base.share) / this.#base.cost;
    // A little more while it is not sure, since sums of fractions are not exact.
    return left === 0 ? worth : worth * 1.000001;
  }
}
