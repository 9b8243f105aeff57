/**
 * The grammar of FEEL, set up for the expressions of the packs. `lezer-feel` follows the value of every variable while it
 * parses, for editors that complete names; here names are looked up after parsing, so only what its tokenizers ask of
 * that context is kept: the words of the name that is being read. This spares a third of the time of parsing.
 */
import { ContextTracker } from "@lezer/lr";
import { parser } from "lezer-feel";

/** What the tokenizers of `lezer-feel` read of their context. No name of the packs is of several words, so none is known. */
interface Reading {
  readonly tokens: readonly string[];
  contextCache(): { readonly keys: ReadonlySet<string>; readonly prefixes: ReadonlySet<string> };
}

const noNames = { keys: new Set<string>(), prefixes: new Set<string>() };
const reading = (tokens: readonly string[]): Reading => ({ tokens, contextCache: () => noNames });
const between = reading([]);

const idsOf = (...names: readonly string[]): ReadonlySet<number> =>
  new Set(parser.nodeSet.types.flatMap(({ name, id }) => (names.includes(name) ? [id] : [])));
const words = idsOf("Identifier");
const wholeNames = idsOf("VariableName", "PathName", "Name");

const tracker = new ContextTracker<Reading>({
  start: between,
  reduce: (context, term, stack, input) => {
    if (wholeNames.has(term)) return between;
    if (!words.has(term)) return context;
    // The word that has just been read lies between the tokenizer's place and the parser's.
    const letters = Array.from({ length: stack.pos - input.pos }, (_, offset) => input.peek(offset));
    return reading([...context.tokens, String.fromCodePoint(...letters)]);
  },
});

/** Parses one expression to a tree of the grammar. */
export const feel = parser.configure({ top: "Expression", contextTracker: tracker });
