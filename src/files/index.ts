/**
 * What is read from and written to files: policy packs today.
 * It turns files into what other folders understand and decides nothing; it must not know store or channels.
 */
export { type LoadedPolicies, loadPolicyFolder, readOwnFolder, readPackFolder } from "./load-policies.ts";
