export type { Control } from "../control/control.ts";
export type { Limits } from "../limits/limits.ts";
export { UNTHROTTLED } from "../limits/limits.ts";
export type { Log } from "./context.ts";
export { createLocalAbly, type LocalAbly, type LocalAblyOptions } from "./create-local-ably.ts";
