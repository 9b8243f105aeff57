/** Facts of a worked example, from the text that YAML gives to the JSON of the contract. */
import { factDef } from "./fact-catalogue.ts";

/**
 * Counts and numbers become numbers and truths become true or false, by the kind of the fact that stands there; `null`
 * stays "asked, not known". Money, amounts, days, choices and texts are text in JSON too. What the catalogue does not
 * know is left as it is, for the reading of facts to refuse.
 */
export function plain(value: unknown, path = ""): unknown {
  if (Array.isArray(value)) return value.map((one, index) => plain(one, `${path}[${index}]`));
  if (typeof value === "object" && value !== null) {
    // What stands inside a fact are the ends of its bounds, of the kind of the fact itself.
    const isFact = factDef(path) !== undefined;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        plain(one, isFact || path === "" ? path || key : `${path}.${key}`),
      ]),
    );
  }
  if (value === "null") return null;
  if (typeof value !== "string") return value;
  switch (factDef(path)?.kind) {
    case "truth":
      return value === "true" ? true : value === "false" ? false : value;
    case "count":
    case "number":
      return /^\d{1,9}$/.test(value) ? Number(value) : value;
    default:
      return value;
  }
}
