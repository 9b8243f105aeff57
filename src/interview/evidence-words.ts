// How well a fact is established, in words: 收入看了凭证, 存款核对过了, 入户看过, 收入有争议.
import type { Evidence } from "./types.ts";

export interface EvidenceReading {
  /** Null where it was only said that it is verified, not how. */
  readonly evidence: Evidence | null;
  /** What is left of the message: the name of a fact, or nothing. */
  readonly name: string;
}

const papers = "(?:凭证|证件|原件|证明|材料|单据|票据|流水|存折|病历|本子|证|本)";
const english = "(?:papers?|documents?|certificates?|proofs?|statements?|receipts?|cards?)";

/** The first that fits counts: what was not looked at comes before what was. */
const shapes: readonly (readonly [Evidence | null, RegExp])[] = [
  [
    "declared",
    new RegExp(
      `(?:都|还|只)?是?(?:口头|自己|自报|本人)(?:上)?(?:说|报|讲|申报)的?(?:而已)?$|(?:还没有?|没有?|未)(?:看|见|查|核实|核对)(?:过)?${papers}?$|(?:还)?没有?(?:凭证|证明|票据)$|\\b(?:only|just) (?:declared|said)\\b|\\bnot (?:yet )?(?:verified|checked)\\b`,
      "iu",
    ),
  ],
  [
    "disputed",
    /(?<!没|没有|无)有(?:很大|较大|些|点)?(?:争议|异议|疑问|出入|疑点)|(?<!没|没有|无)(?:对不上|存疑)|被人?举报|说法不一|\b(?:is |are |was )?(?:disputed|in dispute|contested)\b/iu,
  ],
  [
    "matched",
    /(?:信息|系统|联网|大数据|跨部门)?(?<!没|未|没有)(?:核对|比对)(?:过了?|了|完了?|一致|无误|清楚了?)+|(?:信息|系统)核对$|\b(?:was |were |is |has been |have been )?(?:matched|cross-?checked)\b/iu,
  ],
  [
    "visit",
    /(?:入户|上门|现场|实地)(?:去)?(?:看|查|核实|核查|核|调查|走访|确认)?(?:看|查)?(?:过了?|了)|入户看$|\b(?:was |were )?seen (?:on|at|during) (?:the |a |our )?(?:home )?visit\b|\bsaw (?:it |them )?on (?:the |a )?visit\b/iu,
  ],
  [
    "document",
    new RegExp(
      `(?:已经?|都)?(?<!没|未)(?:查看|看|查|见|验)(?:过|了|到)+的?${papers}(?:了|过)?|(?:的)?${papers}(?:都|已经?|也)?(?:查看|看|查|见|验|核)(?:过|了|到)+|(?:已|都)看${papers}|\\b${english} (?:was |were |has been |have been )?(?:seen|checked|shown)\\b|\\bsaw (?:the |a |their )?${english}(?: (?:for|of))?`,
      "iu",
    ),
  ],
  [null, /(?:已经?)?(?:核实|查实)(?:过了?|了|好了?|清楚了?)+|^已核实|\b(?:is |was |has been )?verified\b/iu],
];

const beside =
  /^(?:的|这一?项|这个|情况|都|也|已经?|我|我们|他们?|她|家里|家的|[\s,，:：;；。.!！、])+|(?:的|这一?项|情况|都|也|已经?|我们?|去|[\s,，:：;；。.!！、])+$/gu;

/** Reads what is said of how well something is established; null for anything else. */
export function readEvidence(given: string): EvidenceReading | null {
  const text = given.trim().replace(/[。.!！~\s]+$/u, "");
  if (text.length > 40 || /[?？]|吗|多久|怎么|是否/u.test(text)) return null;
  for (const [evidence, shape] of shapes) {
    const found = shape.exec(text);
    if (found === null) continue;
    const name = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    return {
      evidence,
      name: name
        .replace(beside, "")
        .replace(/^the |^their /iu, "")
        .trim(),
    };
  }
  return null;
}
