/**
 * Every mutant of every pack against the worked examples: `node test/campaigns/mutants.ts [--place ID] [--part NAME]
 * [--every N]`. Prints what was killed by place and part, and every survivor with file, line and expression.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Fate, fateOf, type Mutant, mutantsOf, openBench } from "../rules/mutation.ts";

interface Job {
  readonly place: string | undefined;
  readonly part: string | undefined;
  readonly every: number;
  readonly first: number;
  readonly step: number;
}
type Result = Omit<Mutant, "apply"> & { readonly fate: Fate };

const folder = "data/policies";

function work({ place, part, every, first, step }: Job, done: (result: Result) => void): void {
  const bench = openBench(folder);
  const chosen = mutantsOf(bench)
    .filter((mutant) => (place ?? mutant.place) === mutant.place && (part ?? mutant.part) === mutant.part)
    .filter((_, index) => index % every === 0);
  for (let index = first; index < chosen.length; index += step) {
    const mutant = chosen[index];
    if (mutant === undefined) continue;
    const { apply: _, ...told } = mutant;
    done({ ...told, fate: fateOf(bench, mutant) });
  }
}

function print(results: readonly Result[]): void {
  const sorted = results.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  for (const { fate, file, line, kind, becomes, was } of sorted)
    if (fate === "survived")
      console.log(`${file}:${line} ${kind === "figure" && !becomes.includes("⟦") ? `${was} → ` : ""}${becomes}`);
  const rows = Map.groupBy(sorted, ({ place, part }) => `${place} ${part}`);
  const places = Map.groupBy(sorted, ({ place }) => place);
  console.log("");
  for (const [name, list] of [...rows, ...places, ["all", sorted] as const]) {
    const count = (fate: Fate): number => list.filter((one) => one.fate === fate).length;
    const [killed, survived] = [count("killed"), count("survived")];
    const share = killed + survived === 0 ? "" : `${((100 * killed) / (killed + survived)).toFixed(1)} %`;
    const others = `refused ${count("refused")}, unread ${count("unread")}`;
    console.log(`${name.padEnd(44)} ${killed}/${killed + survived} ${share.padStart(8)}   ${others}`);
  }
  const judged = results.filter(({ fate }) => fate === "killed" || fate === "survived");
  process.exitCode = judged.filter(({ fate }) => fate === "killed").length < 0.95 * judged.length ? 1 : 0;
}

if (isMainThread) {
  const { values } = parseArgs({
    options: { place: { type: "string" }, part: { type: "string" }, every: { type: "string", default: "1" } },
  });
  const step = Math.min(2, availableParallelism());
  const started = performance.now();
  const results: Result[] = [];
  const ends = Array.from({ length: step }, (_, first) => {
    const job: Job = { place: values.place, part: values.part, every: Number(values.every), first, step };
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    worker.on("message", (result: Result) => {
      results.push(result);
      if (results.length % 20 === 0) process.stderr.write(`\r${results.length}`);
    });
    return new Promise<void>((resolve, reject) => {
      worker.on("error", reject);
      worker.on("exit", () => resolve());
    });
  });
  await Promise.all(ends);
  process.stderr.write("\r");
  print(results);
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
} else {
  work(workerData as Job, (result) => parentPort?.postMessage(result));
}
