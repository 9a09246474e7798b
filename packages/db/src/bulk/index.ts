export { anyOf } from "./any-of.ts";
export { insertRows } from "./insert-rows.ts";
export { recordSet } from "./record-set.ts";
