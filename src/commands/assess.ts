import { type AssessOptions, assess, assessmentJson, type Policy, type PolicySet, readFacts } from "../rules/index.ts";
import { explainFault } from "../wording/index.ts";
import { assessmentText } from "./assessment-text.ts";
import { type Call, type Command, type ExitCode, flag } from "./command.ts";
import { linesOf } from "./input.ts";
import { dayOf, dayOption, openPolicies, parametersOf, placeOf, placeOption } from "./place-and-day.ts";
import { type InputRecord, recordsOf } from "./record.ts";
import { openSource, readFailure } from "./source.ts";

export const assessCommand: Command = {
  options: {
    ...placeOption,
    ...dayOption,
    param: { type: "string", multiple: true },
    "no-next": { type: "boolean" },
    "no-trace": { type: "boolean" },
    json: { type: "boolean" },
  },
  arguments: 1,
  async run(call) {
    const policies = openPolicies(call);
    if (policies === null) return 2;
    // All are read before any is refused, so that one run names every fault.
    const [policy, on] = [placeOf(call, policies), dayOf(call)];
    const parameters = parametersOf(call, policy, on);
    const source = await openSource(call, "typeFacts");
    if (policy === null || on === null || parameters === null || source === null) return 2;
    const options = { next: !flag(call, "no-next"), parameters };
    try {
      return await assessAll(call, source, { policies, policy, on, options });
    } catch (error) {
      return readFailure(call, error);
    }
  },
};

interface Bench {
  readonly policies: PolicySet;
  readonly policy: Policy;
  readonly on: string;
  readonly options: AssessOptions;
}

/** One record in, one answer out, in order; a bad record is answered too, and remembered in the exit status. */
async function assessAll(call: Call, source: AsyncIterable<Uint8Array | string>, bench: Bench): Promise<ExitCode> {
  let count = 0;
  let bad = 0;
  for await (const record of recordsOf(linesOf(source))) {
    count += 1;
    const faults = await assessOne(call, record, bench);
    if (faults.length === 0) continue;
    bad += 1;
    if (flag(call, "json")) await call.out.line(JSON.stringify({ error: faults }));
    for (const { path, message } of faults) {
      call.refuse(path === "" ? "inLine" : "inLineAt", { line: String(record.line), path, message });
    }
  }
  if (count === 0) return call.refuse("noFacts");
  return bad === 0 ? 0 : call.refuse("badLines", { bad: String(bad), count: String(count) });
}

interface SaidFault {
  readonly path: string;
  readonly message: string;
}

/** Writes the assessment; returns what is wrong with the record instead, when something is. */
async function assessOne(call: Call, record: InputRecord, bench: Bench): Promise<readonly SaidFault[]> {
  if (!record.ok) return [{ path: "", message: call.words(`faults.${record.code}`) }];
  const read = readFacts(record.value);
  const { language } = call.settings;
  if (!read.ok) return read.faults.map((fault) => ({ path: fault.path, message: explainFault(fault, language) }));
  const assessment = assess(bench.policy, read.facts, bench.on, bench.options);
  if (flag(call, "json")) {
    const json = assessmentJson(assessment, { trace: !flag(call, "no-trace"), language });
    const doubts = read.warnings.map((doubt) => ({ path: doubt.path, message: explainFault(doubt, language) }));
    await call.out.line(JSON.stringify({ ...json, warnings: [...doubts, ...json.warnings] }));
  } else {
    const speech = { policies: bench.policies, language, words: call.words };
    await call.out.line(assessmentText(assessment, read.warnings, speech));
  }
  return [];
}
