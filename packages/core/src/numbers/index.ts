export { type ConnectNumber, connectNumber } from "./connect-number.ts";
export {
  assertNumber,
  findNumberCredentials,
  getNumberCredentials,
  listNumbers,
  type NumberCredentials,
  type NumberView,
} from "./queries.ts";
export { recordNumberFact } from "./record-number-fact.ts";
export {
  type Endpoint,
  findEndpoint,
  findMetaNumberIds,
  scopeOfVerifiedWebhook,
} from "./resolve-endpoint.ts";
