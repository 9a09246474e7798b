export { type ChangeFeed, createChangeFeed } from "./change-feed.ts";
export type { ControlDeps } from "./control-deps.ts";
export { createControlRoutes } from "./control-routes.ts";
export { withoutSecrets } from "./number-routes.ts";
export { createRequestLog, type LoggedRequest, type RequestLog } from "./request-log.ts";
export { senderAsNumber } from "./sender-as-number.ts";
