// What a word of a field message may mean. Input vocabulary only; nothing here is said by the bot.
type Value = string | number | boolean;

/** Facts of one member, with the names of the contract; an absent key was not said. */
export interface MemberFacts {
  readonly relation?: string;
  readonly sex?: "male" | "female";
  readonly age?: number;
  readonly birth?: string;
  readonly lives?: string;
  readonly diedOn?: string;
  readonly disability?: string;
  readonly disabilityGrade?: number;
  readonly seriousIllness?: boolean;
  readonly student?: string;
  readonly labour?: string;
  readonly work?: string;
  readonly income?: string;
  readonly appliesAlone?: boolean;
  readonly receiving?: string;
  readonly supporter?: string;
  readonly careWish?: boolean;
  readonly careAgreement?: boolean;
  readonly landLost?: boolean;
  readonly onlyChildFamily?: boolean;
  readonly daughtersOnlyFamily?: boolean;
  readonly singleParent?: boolean;
  readonly reducedWorker?: boolean;
  readonly highFeeSchool?: boolean;
  readonly monthsWithoutIncome?: number;
  readonly "selfCare.eat"?: string;
  readonly "selfCare.dress"?: string;
  readonly "selfCare.bed"?: string;
  readonly "selfCare.toilet"?: string;
  readonly "selfCare.walk"?: string;
  readonly "selfCare.wash"?: string;
  readonly "father.state"?: string;
  readonly "father.months"?: number;
  readonly "mother.state"?: string;
  readonly "mother.months"?: number;
}

export type Meaning =
  | { readonly t: "relation"; readonly relation: string; readonly sex?: "male" | "female"; readonly count?: number }
  | { readonly t: "pair" } // 两口子: the head and the spouse
  | { readonly t: "parents" }
  | { readonly t: "person" } // 姓名: somebody, whose relation is not said
  | { readonly t: "someone"; readonly sex?: "male" | "female"; readonly facts?: MemberFacts } // 老太: the person whom the message is about
  | { readonly t: "siblings"; readonly sexes: readonly ("male" | "female" | null)[] } // 哥俩
  | { readonly t: "children"; readonly sexes: readonly ("male" | "female")[] } // 一儿一女
  | { readonly t: "companion"; readonly relation: string; readonly sex: "male" | "female" } // 跟奶奶过: one more at home, the words go on about the other
  | { readonly t: "rank"; readonly rank: number } // 老大, 小的: one of several who were named together, or a child
  | { readonly t: "parent-state"; readonly facts: MemberFacts } // 他爸判了刑: said of the children
  | { readonly t: "traits"; readonly facts: MemberFacts } // 能自己吃饭: makes somebody where nobody is spoken of
  | { readonly t: "family"; readonly facts: MemberFacts } // 独生子女户
  | { readonly t: "folk"; readonly word: string; readonly count?: number; readonly sex?: "male" | "female" } // 两个老的, then 老的76和74
  | { readonly t: "event"; readonly kind: string } // 家里着火
  | { readonly t: "since"; readonly fact: string } // 起: the day before it is that of the fact
  | { readonly t: "ask-home"; readonly fact: string } // 收入保密
  | { readonly t: "trade"; readonly fact: "income.wage" | "income.business" } // 卖菜
  | { readonly t: "giving"; readonly whole: boolean } // 每月给两百; whole: 寄回, which may be the sender's wage
  | { readonly t: "corrects" } // 错了: what follows holds
  | { readonly t: "whose-size" } // 户口本: the count after it is not the one that counts
  | { readonly t: "distributes" } // 分别
  | { readonly t: "sex"; readonly sex: "male" | "female" }
  | { readonly t: "member"; readonly facts: MemberFacts }
  | { readonly t: "disability"; readonly type: string | null; readonly stem?: true } // stem: 肢体 alone means nothing without 残疾 or a grade
  | { readonly t: "illness"; readonly named: boolean }
  | {
      readonly t: "ask-member";
      readonly code: "which-school" | "how-long" | "unclear";
      readonly fact: string;
      readonly choices: readonly string[];
    }
  | { readonly t: "at-home" }
  | { readonly t: "alone" } // 单独申请
  | { readonly t: "area"; readonly value: "rural" | "urban" }
  | { readonly t: "household"; readonly fact: string; readonly value: string | number | boolean }
  | { readonly t: "households"; readonly facts: Readonly<Record<string, Value>> }
  | { readonly t: "thing"; readonly fact: string; readonly units: readonly string[] }
  | { readonly t: "single-home" }
  | { readonly t: "no-income" }
  | {
      readonly t: "label";
      readonly fact: string | null;
      readonly kind: "amount" | "money";
      readonly of: "home" | "person" | "either" | "none";
      /** Said by the label itself, with or without a sum: 吃低保. */
      readonly also?: Readonly<Record<string, Value>>;
      /** 领, 发: what is drawn, if the household is known to draw it. */
      readonly draws?: true;
      /** 花了: on an illness if one is told of. */
      readonly spends?: true;
      /** 净赚: what is left of a trade that stands before it. */
      readonly net?: true;
      /** 毛收: what its cost is still to be taken from. */
      readonly gross?: true;
    }
  | { readonly t: "standard" }
  | { readonly t: "pension" }
  | { readonly t: "loss" }
  | { readonly t: "grade" }
  | { readonly t: "home" | "filler" | "every" | "not" | "doubt" | "past" | "unread" | "stranger" };
