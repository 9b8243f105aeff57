/**
 * What is read from and written to files: policy packs today.
 * It turns files into what other folders understand and decides nothing; it must not know store or channels.
 */
export { loadPolicyFolder, readPackFolder } from "./load-policies.ts";
