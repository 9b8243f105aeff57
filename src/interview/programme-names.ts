// What people call a programme when they ask to look at it: 看特困, 查临时救助, or its name alone.

const names: Readonly<Record<string, readonly string[]>> = {
  dibao: [
    "低保",
    "整户低保",
    "整户保",
    "最低生活保障",
    "wholehousehold",
    "最低生活保障(整户)",
    "dibao for the whole household",
  ],
  "dibao-single": ["单人户", "单人保", "单人户低保", "单独低保", "singleperson", "dibao for a single person"],
  "dibao-expense": [
    "支出核减",
    "因病支出",
    "因病支出型",
    "支出型低保",
    "medicalcosts",
    "支出核减(因病支出型低保)",
    "dibao after deducting medical costs",
  ],
  supplement: [
    "分类施保",
    "增发",
    "重点保障",
    "supplements",
    "分类施保(增发)",
    "重点保障(增发)",
    "supplement by category",
    "supplement for seven groups",
  ],
  taper: ["渐退", "缓退", "渐退期", "taperperiod", "渐退(缓退)", "脱贫渐退", "taper period", "taper to a year-end"],
  "low-income": [
    "低收入",
    "低收入家庭",
    "低保边缘",
    "边缘户",
    "低保边缘家庭",
    "edge",
    "edgehousehold",
    "lowincome",
    "低收入家庭(晋江口径)",
    "低收入家庭(低保边缘)",
    "low-income household (Jinjiang's line)",
    "dibao edge household (low income)",
    "low-income (edge) household",
  ],
  "rigid-expense": [
    "刚性支出",
    "支出型困难",
    "刚性支出困难",
    "支出型困难家庭",
    "刚性支出困难家庭",
    "rigidexpense",
    "rigid-expense household",
  ],
  destitute: [
    "特困",
    "特困供养",
    "特困人员",
    "五保",
    "五保户",
    "特困人员供养",
    "destitutesupport",
    "特困人员救助供养",
    "support of the destitute",
  ],
  "temporary-aid": ["临时救助", "临救", "急难救助", "急难", "temporaryaid"],
  orphan: ["孤儿", "孤儿保障", "孤儿补贴", "orphans", "孤儿基本生活保障", "orphan's living allowance"],
  "unsupported-child": [
    "事实无人抚养",
    "事实孤儿",
    "事实无人抚养儿童",
    "事无儿童",
    "unsupportedchild",
    "事实无人抚养儿童保障",
    "child without support in fact",
  ],
  "grain-relief": [
    "缺粮",
    "季节性缺粮",
    "缺粮救助",
    "春荒",
    "grainrelief",
    "季节性缺粮救助",
    "relief for seasonal grain shortage",
  ],
  "retired-worker-relief": [
    "精简退职",
    "精简退职老职工",
    "精简老职工",
    "retiredworkers",
    "精简退职老职工救济",
    "relief for workers retired in the old cutbacks",
  ],
  "after-death": [
    "死亡停发",
    "去世停发",
    "afteradeath",
    "死亡后停发与余员重算",
    "after a death: stop, and work out the rest anew",
  ],
  referral: ["转介", "referrals"],
};

const byName = new Map<string, string>(
  Object.entries(names).flatMap(([id, said]) => [id, ...said].map((name) => [bare(name), id] as const)),
);

const lookingAt =
  /^(?:我?(?:想|要)?(?:看看|看一下|看下|看|查查|查一下|查|测测|测一下|测|试试|试算|算算|算一下|算))|^(?:lookat|check|try|see)/u;

/**
 * The id of the programme that a whole message names, with or without a word for looking at it; null where it is
 * anything else. Typed text, case and spaces aside.
 */
export function programmeNamed(text: string): string | null {
  const said = bare(text);
  return byName.get(said) ?? byName.get(said.replace(lookingAt, "")) ?? null;
}

/** The id of the programme that is named somewhere in a text, by the longest name; null where none is. */
export function programmeWithin(text: string): string | null {
  const said = bare(text);
  let best = "";
  for (const name of byName.keys()) if (name.length > best.length && said.includes(name)) best = name;
  return byName.get(best) ?? null;
}

function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s。.!,()'’:-]+/gu, "");
}
