import { normalise, type Span, trimSpan } from "./text.ts";

const small =
  /^(?:读|上|念|在读|就我|只有我|[一二三四五六]年级|是|有|的|了|共|一共|总共|之家|大约|家里|家庭|一家|全家|我家|他|她|人|口人|口|个|岁|周岁|年|元|块|钱|级|辆|套|天|月|收入|今年|现在|在|就|都|也|呢|啊|吧|左右|我们|我们家|他们家|这户|户主|今年已经|已经|的样子|存款|银行|标准|的?户口|户籍|居民|按|算|残疾|残疾证|证|人员|工人|享受|正在|一直|去了|住|他家|规定|household|standard|disability|our income is|yuan|in all|in total|in the house(?:hold)?|altogether|of us|of them|we are|there are|we have|it is|it's|they are|he is|she is|i am|is|are|the|an?|he|she|they|we|total|income|now|just|only|[\s,，。.;；、!！:：()（）])*$/;

/** The words on both sides of what was read, unless they add nothing. */
export function unreadAround(given: string, [from, to]: Span, own?: RegExp): string[] {
  return [[0, from] as const, [to, given.length] as const]
    .map((span) => given.slice(...trimSpan(given, span)))
    .filter((text) => text !== "" && !small.test(text) && own?.test(normalise(text)) !== true);
}
