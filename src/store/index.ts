// Where it is kept: documents of chats and cases behind casework's Store port, safe against kill, power cut and damage.
// It knows files, locks, checksums and the shapes of old versions.
// It must not know what a session or a case means, nor which channel a chat belongs to.
export { diskFiles, type FileLayer } from "./file-layer.ts";
export { openJsonStore } from "./json-store.ts";
