// Points package.json at the sources (a checkout runs them as they are) or at dist (Node strips no types inside
// node_modules, so a published package runs what the compiler wrote). `npm pack` calls it before and after.
import { readFileSync, writeFileSync } from "node:fs";

const manifest = new URL("../package.json", import.meta.url);
const text = readFileSync(manifest, "utf8");
const pointed =
  process.argv[2] === "dist"
    ? text.replace(/"(\.\/)?src\/([^"]+)\.(ts|mjs)"/g, (_, dot = "", path, kind) => `"${dot}dist/src/${path}.${kind === "ts" ? "js" : kind}"`)
    : text.replace(/"(\.\/)?dist\/src\/([^"]+)\.(js|mjs)"/g, (_, dot = "", path, kind) => `"${dot}src/${path}.${kind === "js" ? "ts" : kind}"`);
writeFileSync(manifest, pointed);
