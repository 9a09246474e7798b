export { type ConnectNumber, connectNumber } from "./connect-number.ts";
export {
  findNumberCredentials,
  getNumberCredentials,
  listNumbers,
  type NumberCredentials,
  type NumberView,
} from "./queries.ts";
export { type Endpoint, findEndpoint, scopeOfVerifiedWebhook } from "./resolve-endpoint.ts";
