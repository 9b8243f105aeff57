/** What loading costs whoever calls the program: all packs, each time in a fresh process, beside reading and parsing alone. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readPackFolder } from "../../src/files/index.ts";

const rounds = 11;
const child = fileURLToPath(new URL("load-once.ts", import.meta.url));
const folder = fileURLToPath(new URL("../../data/policies", import.meta.url));

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
const once = (...args: readonly string[]): number =>
  Number(execFileSync(process.execPath, [child, ...args], { encoding: "utf8" }));

/** Prints the rows, the start of node and of the modules left out. */
export function benchLoad(): void {
  const floor: number[] = [];
  const whole: number[] = [];
  // In turns, so that a slow moment of the machine falls on both.
  for (let round = 0; round < rounds; round += 1) {
    floor.push(once("floor"));
    whole.push(once());
  }
  const files = readPackFolder(folder, { examples: false });
  const size = Math.round(files.reduce((sum, { text }) => sum + text.length, 0) / 1000);
  const row = (name: string, times: readonly number[]): string => {
    const [least = 0, middle = 0] = [sorted(times)[0], sorted(times)[Math.floor(times.length / 2)]];
    const ratio = sorted(times.map((time, i) => time / (floor[i] ?? Number.NaN)))[Math.floor(times.length / 2)] ?? 0;
    return `load  ${name.padEnd(22)} ${middle.toFixed(0).padStart(6)} ms (least ${least.toFixed(0)})  ${ratio.toFixed(2)} x floor`;
  };
  console.log(`load  ${files.length} files, ${size} thousand characters, ${rounds} fresh processes each`);
  console.log(row("floor: read and parse", floor));
  console.log(row("all packs, checked", whole));
}

if (import.meta.main) benchLoad();
