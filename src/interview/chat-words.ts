// What people say to a bot as they would to a colleague: it is answered in kind, and answers nothing.

export type Chat = "thanks" | "present" | "bye" | "noted";

const spoken: readonly (readonly [Chat, RegExp])[] = [
  [
    "thanks",
    /^(?:(?:好的?|行|ok|okay|嗯+|非常|太|多)*(?:谢+|感谢|多谢|辛苦)(?:了|你|您|啦|哈|哦|呀|大家)*|thx|(?:ok|okay)?(?:manythanks|thanks|thankyou)(?:somuch|verymuch|alot)?)$/,
  ],
  ["present", /^(?:在吗|在不在|在么|在嘛|有人吗|有人在吗|areyouthere|anyonethere|anybodythere)$/],
  ["bye", /^(?:再见|拜+|拜拜|回见|回头见|晚安|下班了|goodbye|bye|byebye|goodnight|seeyou)(?:了|啦|哈)*$/],
  [
    "noted",
    /^(?:(?:好的?|嗯+)?(?:收到|知道了|晓得了|明白了|了解|懂了)|哦+|噢+|喔+|gotit|isee|noted|哈+|呵+|嘿+|嘻+|哈哈哈*|lol|haha+|hehe+|\p{Extended_Pictographic}+)$/u,
  ],
];

/** What kind of courtesy a whole message is; null for anything that may mean more. */
export function readChat(text: string): Chat | null {
  const said = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s。.!,、~…?]+/g, "")
    .replace(/\ufe0f|\u200d|\p{Emoji_Modifier}/gu, "");
  return spoken.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}
