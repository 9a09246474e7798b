export {
  createTestWorkspace,
  type TestNumber,
  type TestWorkspace,
  testKeyring,
  testPassword,
  testPasswordHash,
} from "./create-workspace.ts";
export {
  type MetaMessage,
  type MetaStatus,
  metaChange,
  metaWebhook,
  newWamid,
  signMetaWebhook,
} from "./meta-webhook.ts";
export { indexQueued, receiveWebhooks, sendQueued, storeWebhooks, syncQueued } from "./pipeline.ts";
