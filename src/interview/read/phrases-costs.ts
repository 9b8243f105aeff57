// Turns of phrase about what a household spends and what is paid back, as data. Input vocabulary, never said by the bot.
import type { Meaning } from "./meaning.ts";
import { denial, type Phrase, phrase, traits } from "./phrase.ts";

const money = (fact: string | null): Meaning => ({ t: "label", fact, kind: "money", of: "none" });
const illness = /报[了销账完]|住院|看病|治|医|手术|药|透析|化疗|癌|病/;
const settled = "(?:报(?:完|了|销|账)+(?:完|后|了|以后|之后)*|报后)";
const oneself = "(?:自己|个人|自家|自个儿?|本人|家里)";
const between = "(?:还|又|再|也|都|要|得|需要|需|另外|实际|总共|一共|净)*";
const pays = "(?:掏腰包|掏|出|付|垫付|垫|花|承担|负担|拿|贴)(?:了|出去|出|掉)*";

export const costs: readonly Phrase[] = [
  phrase(
    "(?:住院|看病|治病|治疗|手术|医疗|医药|就医|化疗|透析|治癌)(?:一共|总共|共计|共|前后|去年|今年|一年|总|里外|累计|已经?)*(?:的)?(?:花费|花销|费用|花|用|开支|支出)(?:了|掉|去|是|为|出去)*(?=[^,，。;；]{0,2}[0-9一二两三四五六七八九十壹贰叁])",
    money("costs.medicalBills"),
  ),
  phrase(
    `${settled}${between}(?:${oneself}${between}${pays}|${oneself}?${between}(?:自付|自负|自费|自掏|花了?|自己的?))`,
    {
      t: "label",
      fact: "costs.medicalSelfPaid",
      kind: "money",
      of: "none",
    },
  ),
  // 自己出两万三 is a bill only where an illness is told of; 学费自己出 is another.
  phrase(`(?:自己|个人|自家)${between}${pays}`, (found) => {
    const before = found.input.slice(Math.max(0, found.index - 8), found.index);
    return illness.test(found.input) && !/学|[买卖].{0,2}$|种|饭|住$/.test(before)
      ? money("costs.medicalSelfPaid")
      : undefined;
  }),
  phrase(
    "(?:在)?(?:外面|外头|外边|药店|药房|自己|自费|另外)(?:里|上)?(?:又|还|再|去|要)*买(?:的)?药(?:又|还|要|得)*(?:花了?|用了?|花掉|花费)?",
    money("costs.medicalSelfBought"),
  ),
  phrase(
    "(?:医保|农合|新农合|合作医疗|社保|大病|大病保险|大病险|二次|居民医保|职工医保|统筹|商业保险|民政)(?:又|再|也|还|那边|给)*(?:报销?|补偿?)(?:了|回来?|掉|下来)*",
    (found) => money(found[0].includes("民政") || found[0].includes("商业") ? null : "costs.medicalReimbursed"),
  ),
  // What was paid back is not told yet.
  denial("(?:还|都|也)?(?:没|未)(?:有)?(?:去)?(?:报(?:销|账)?(?![过完名考])|报下来|出来)", { t: "unread" }),
  denial("报(?:销)?(?:了)?(?:多少|几多|好多|几个钱)(?:还)?(?:没出来|没下来|不知道|不晓得|不清楚|没算)?", {
    t: "ask-home",
    fact: "costs.medicalReimbursed",
  }),
  phrase(
    "(?:上|读|念)(?:的|着)?(?:是|个)?(?:私立|民办|贵族|高收费|国际)(?:的)?(?:高收费|贵族|民办|私立)*(?:学校|小学|初中|中学|高中|幼儿园)",
    (found) => {
      const isFee = /高收费|贵族/.test(found[0]);
      const school = /小学|初中/.test(found[0])
        ? "compulsory"
        : found[0].endsWith("高中")
          ? "senior"
          : found[0].endsWith("幼儿园")
            ? "preschool"
            : undefined;
      const facts = { ...(isFee ? { highFeeSchool: true } : {}), ...(school === undefined ? {} : { student: school }) };
      return Object.keys(facts).length === 0 ? { t: "unread" } : { t: "member", facts };
    },
  ),
  phrase(
    "有(?:照料|护理|委托照料|照护)(?:服务)?协议|签(?:了|过)?(?:照料|护理|照护)(?:服务)?协议",
    traits({ careAgreement: true }),
  ),
];
