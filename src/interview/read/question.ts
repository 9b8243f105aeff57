import type { Token } from "./tokens.ts";

const asks =
  /吗|[么呢吧]$|多少|几号|几时|几点|几天|几个月|啥|咋|怎么|怎样|如何|什么|哪|谁|是不是|能不能|是否|能否|可否|多久|有没有(?!$)|还是|不$|(?<!有)没$|(?!人没人|个没个)([一-鿿])[不没]\1|[?？]$|\b(?:what|how|when|which|why|can|does|is it)\b/;
const starts =
  /能|够|可以|可不|算|应该|该|要不|补|领|享受|停|扣|按|是不是|还是|还|多|几|啥|咋|怎|如何|什么|哪|谁|是否|有没有|吗|么|呢|过|吃|转|[一-鿿](?=[不没])|what|how|when|which|why|can|does|is it/;

/**
 * Where a question begins in the stretch of tokens [start, end): facts may stand before it (智力三级能单人户吗). Undefined when nothing is asked.
 * Only words that carry no fact can begin it.
 */
export function questionStart(
  text: string,
  tokens: readonly Token[],
  start: number,
  end: number,
  goesOn: boolean,
): number | undefined {
  const first = tokens[start];
  const last = tokens[end - 1];
  if (first === undefined || last === undefined) return undefined;
  const marked = /^[?？]/.test(text.slice(last.to));
  if (!asks.test(text.slice(first.from, last.to)) && !marked) return undefined;
  // 智力三级能单人户吗 四级呢: the second stretch asks the same of something else.
  if (goesOn && /呢[?？]?$/.test(text.slice(first.from, last.to))) return start;
  for (let at = start; at < end; at += 1) {
    const token = tokens[at];
    if (token === undefined || !isPlain(token)) continue;
    if (starts.test(text.slice(token.from, token.to))) return at;
  }
  return marked && !asks.test(text.slice(first.from, last.to)) ? undefined : start;
}

function isPlain(token: Token): boolean {
  if (token.t === "unknown") return true;
  if (token.t !== "word") return false;
  return ["filler", "not", "label", "unread", "standard", "doubt", "past"].includes(token.meaning.t);
}
