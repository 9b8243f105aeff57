// What of the granted goes together, and which way of combining it gives the household most.
import type { Overview } from "../interview/index.ts";
import { type Line, line } from "./message.ts";
import { inVoice, listOf, nameAmount, nameClause, nameWho, type Voice } from "./values.ts";

type Route = Overview["routes"][number];

/** Which programmes may not be drawn together, by which clause, and the ways that are left. */
export function routeLines(voice: Voice, overview: Overview): readonly Line[] {
  const { t } = voice;
  const apart = [...new Set(overview.excluded.map((one) => excludedText(voice, one)))].map((text) => line(text));
  if (overview.routes.length < 2) return apart;
  const ways = overview.routes.map((route) =>
    line(t(route.isBest ? "details:routes/best" : "details:routes/way", { text: routeText(voice, route) })),
  );
  const isOpen = !overview.routes.some(({ isBest }) => isBest);
  return [...apart, line(t("details:routes/title")), ...ways, ...(isOpen ? [line(t("details:routes/open"))] : [])];
}

function excludedText(voice: Voice, { programmes, who, clause }: Overview["excluded"][number]): string {
  const { t } = voice;
  const [first, second] = programmes.map((name) => inVoice(voice, name));
  const names = { first: first ?? "", second: second ?? "" };
  const text =
    clause === null
      ? t("details:routes/excluded-plain", names)
      : t("details:routes/excluded", { ...names, clause: nameClause(voice, clause) });
  return who === null ? text : t("details:routes/excluded-who", { who: nameWho(voice, who), text });
}

function routeText(voice: Voice, { programmes, monthly, once }: Route): string {
  const { t } = voice;
  const named = listOf(
    voice,
    programmes.map((name) => inVoice(voice, name)),
  );
  if (monthly !== null && once !== null) {
    const amounts = { amount: nameAmount(voice, monthly), once: nameAmount(voice, once) };
    return t("details:routes/both", { programmes: named, ...amounts });
  }
  if (monthly !== null) return t("details:routes/monthly", { programmes: named, amount: nameAmount(voice, monthly) });
  return once === null ? named : t("details:routes/once", { programmes: named, amount: nameAmount(voice, once) });
}
