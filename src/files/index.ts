/**
 * What is read from and written to files: policy packs, and what an office has set itself beside them.
 * It turns files into what other folders understand and decides nothing; it must not know store or channels.
 */
export { type LoadedPolicies, loadPolicyFolder, readOwnFolder, readPackFolder } from "./load-policies.ts";
export { type Citation, type OwnEntry, withEntry, writeOwnFiles } from "./own-values.ts";
