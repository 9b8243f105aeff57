/** Calendar days without a clock: only the plain date of the Temporal proposal enters the rules. */
export { Temporal } from "temporal-polyfill";
