export { type ConversationChange, emitChanges } from "./emit-changes.ts";
export { publicationsOf } from "./publications-of.ts";
export { type ChangeBatch, dropTold, takeChanges } from "./take-changes.ts";
