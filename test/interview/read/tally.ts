/** How a labelled set came out. Silently wrong: something exact was read that the label does not say. */
export interface Tally {
  readonly total: number;
  readonly right: number;
  readonly asked: number;
  readonly missed: readonly string[];
  readonly silentlyWrong: readonly string[];
}

export function tally(cases: readonly (readonly string[])[], read: (text: string) => string): Tally {
  const missed: string[] = [];
  const silentlyWrong: string[] = [];
  let right = 0;
  let asked = 0;
  for (const [text = "", expected = ""] of cases) {
    const got = read(text);
    if (!got.startsWith("=")) asked += 1;
    if (got === expected) right += 1;
    else if (got.startsWith("=")) silentlyWrong.push(`${text}: ${got}, not ${expected}`);
    else missed.push(`${text}: ${got}, not ${expected}`);
  }
  return { total: cases.length, right, asked, missed, silentlyWrong };
}

export function printFigures(name: string, tuned: Tally, held: Tally): void {
  for (const [set, figures] of [
    ["tuned", tuned],
    ["held back", held],
  ] as const) {
    const { total, right, asked, missed, silentlyWrong } = figures;
    console.log(
      `${name}, ${set}: ${right} of ${total} as labelled (${asked} refused, asked or none), ${missed.length} asked needlessly or otherwise, ${silentlyWrong.length} silently wrong`,
    );
    for (const line of [...missed, ...silentlyWrong]) console.log(`  ${line}`);
  }
}
