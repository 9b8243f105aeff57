import { normalise } from "./text.ts";
import type { Token } from "./tokens.ts";

const asks =
  /吗|[么呢吧]$|多少|好多(?!人|年|了)|几多|几号|几时|几点|几天|几个月|啥|咋|怎么|怎样|如何|什么|哪|谁|是不是|能不能|是否|能否|可否|多久|有没有(?!$)|还是|不$|(?<!有)没$|(?!人没人|个没个)([一-鿿])[不没]\1|[?？]$|\b(?:what|how|when|which|why|can|does|is it)\b/;
const starts =
  /能|够|可以|可不|好|帮|算|应该|该|要不|补|领|享受|停|扣|按|是不是|还是|还|多|几|啥|咋|怎|如何|什么|哪|谁|是否|有没有|吗|么|呢|过|吃|转|[一-鿿](?=[不没])|what|how|when|which|why|can|does|is it/;

/** 没啥存款, 不知道挣多少 tell, and ask nothing. */
const notAsked = /没(?:有|得)?(?:啥|什么|多少)|(?:不知道|不晓得|不清楚|说不清|不肯说|没说)[^,，。;；]*/g;

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
  const said = text.slice(first.from, last.to).replace(notAsked, "");
  if (!asks.test(said) && !marked) return undefined;
  // 智力三级能单人户吗 四级呢: the second stretch asks the same of something else.
  if (goesOn && /呢[?？]?$/.test(text.slice(first.from, last.to))) return start;
  for (let at = start; at < end; at += 1) {
    const token = tokens[at];
    if (token === undefined || !isPlain(token)) continue;
    if (starts.test(text.slice(token.from, token.to))) return at;
  }
  return marked && !asks.test(said) ? undefined : start;
}

function isPlain(token: Token): boolean {
  if (token.t === "unknown") return true;
  if (token.t !== "word") return false;
  return ["filler", "not", "label", "unread", "standard", "doubt", "past"].includes(token.meaning.t);
}

const chineseQuestion =
  /吗|呢[?？!！。]*$|有么|(?<!没|不知道|不清楚)多少(?!有)|好多(?=钱|$|[?？])|几多(?=钱|$)|符合不$|(?<![没好这那前十后头过近上下])几(?:时|号|点|天|年|个月|级|岁|口|户|个人)(?![前后来])|(?<!没|没有|不是)什么(?!都|也|的$)|(?<![没不])怎么(?!都|也)|怎样|如何|为啥|为何|(?<![没])咋|哪(?!怕|都|里都)|谁(?!都|也)|(?<!没|没有)啥(?!都|也)|是不是|能不能|会不会|要不要|可不可以|行不行|有没有|(?!人没人|个没个)([一-鿿])[不没]\1|是否|能否|可否|会否|多久/;
const englishQuestion =
  /^(?:what|how|when|which|why|who|where|whose|could|should)\b|^(?:can|does|do|did|is|are|will|would) (?:\w+ )+\w+|\b(?:what happens|how (?:much|many|long|do|does|is)|why (?:do|does|is)|whether)\b/;
const mark = /[?？]\s*$/;
// 是吗, 真的吗: a doubt about what was asked, not a question about the rules.
const echo = /^(?:真的?|是的?|有的?|对的?|行|好|能|会|要|在|可以|没有?|不是|符合|这样)(?:吗|么|嘛|呢|[?？])+$/;

// 能吃低保不, 算不算收入没得, 取消不咧: whether it may be, asked with a word at the end. 还不 and 车没 answer.
const mayOrNot =
  /(?:能|可以|会|算|取消|停|要|用|该|得|够|符合|享受|吃|领)[^,，。;；]{1,14}(?<![还也都并绝就是])(?:不|没|不得)[咧嘛喽哦啊呀]*[。.~]*$|(?:取消|停发|符合|够格|能行|可得|给补)(?:不|没)[咧嘛喽哦啊呀]*[。.~]*$/;

/** Whether a message asks something, so that no word in it may pass for an answer. */
export function isQuestion(given: string): boolean {
  const text = normalise(given).trim();
  if (echo.test(text)) return false;
  return mark.test(text) || chineseQuestion.test(text) || mayOrNot.test(text) || englishQuestion.test(text);
}

/** An answer with nothing but a question mark behind it: 农村? */
export function isMarked(given: string): boolean {
  const text = normalise(given).trim();
  return mark.test(text) && !isQuestion(text.replace(/[?？\s]+$/, ""));
}
