/** One fresh process: how long the packs take to load, or (with `floor`) only to be read and parsed. Prints milliseconds. */
import { fileURLToPath } from "node:url";
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import { loadPolicyFolder, readPackFolder } from "../../src/files/index.ts";

const folder = fileURLToPath(new URL("../../data/policies", import.meta.url));
const start = performance.now();
if (process.argv[2] === "floor") {
  for (const { text } of readPackFolder(folder, { examples: false })) load(text, { schema: FAILSAFE_SCHEMA });
} else if (!loadPolicyFolder(folder, { examples: false }).ok) {
  throw new Error("the packs do not load: dibao policies check says why");
}
process.stdout.write(String(performance.now() - start));
