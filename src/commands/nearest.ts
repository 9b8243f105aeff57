/** The candidate that was probably meant: at most two letters off, or the only one that begins so; null when none is near. */
export function nearest(typed: string, candidates: readonly string[]): string | null {
  const begun = candidates.filter((candidate) => typed.length > 1 && candidate.startsWith(typed));
  if (begun.length === 1) return begun[0] ?? null;
  const ranked = candidates
    .map((candidate) => ({ candidate, off: distance(typed, candidate) }))
    .filter(({ candidate, off }) => off <= 2 && off < candidate.length / 2)
    .sort((a, b) => a.off - b.off);
  return ranked[0]?.candidate ?? null;
}

/** Letters to insert, delete, replace or swap with the neighbour. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same, swap));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
