import { answerScreen } from "../interview/index.ts";
import { sayAnswer } from "../wording/index.ts";
import { type Call, type Command, type ExitCode, flag } from "./command.ts";
import { dayOf, dayOption, openPolicies, placeOf, placeOption } from "./place-and-day.ts";

/** What the rules say: the clause that answers a question, or "no" with what can be asked instead. */
export const ask: Command = {
  options: { ...placeOption, ...dayOption, json: { type: "boolean" } },
  arguments: 1,
  async run(call) {
    const question = (call.positionals[0] ?? "").trim();
    const policies = openPolicies(call);
    if (policies === null) return 2;
    // All are read before any is refused, so that one run names every fault.
    const [policy, on] = [placeOf(call, policies), dayOf(call)];
    if (question === "") return call.refuse("questionMissing");
    if (policy === null || on === null) return 2;
    return say(call, question, answerScreen(policies, policy, on, question));
  },
};

type Answered = ReturnType<typeof answerScreen>;

async function say(call: Call, question: string, answered: Answered): Promise<ExitCode> {
  const { language } = call.settings;
  if (flag(call, "json")) await call.out.line(JSON.stringify(jsonOf(question, answered, language)));
  else for (const line of sayAnswer(answered, language)) await call.out.line(line);
  return answered.answers.length === 0 ? 1 : 0;
}

function jsonOf(question: string, answered: Answered, language: Call["settings"]["language"]) {
  const { answers, nearest, correction, on } = answered;
  return {
    question,
    on,
    answers: answers.map(({ clause, figures, relation, why }, index) => ({
      clause: clause.id,
      text: index === 0 && correction !== null ? correction.right[language] : clause.summary[language],
      figures: figures.map(({ name, title, value, unit, place, from, setBy, clause: by }) => ({
        name,
        title: title[language],
        value,
        unit,
        place: place?.[language] ?? null,
        from,
        clause: by?.id ?? clause.id,
        setBy: setBy?.[language] ?? null,
      })),
      document: clause.title,
      number: clause.number,
      at: clause.at,
      relation,
      why: why?.[language] ?? null,
    })),
    nearest: nearest.map(({ clause, title }) => ({ title: title[language], clause })),
    correction:
      correction === null
        ? null
        : { premise: correction.premise?.[language] ?? null, right: correction.right[language] },
  };
}
