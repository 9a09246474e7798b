export type { FailedCall } from "./call-twilio.ts";
export { isVcard } from "./contact-vcard.ts";
export {
  adHocPrefix,
  type ContentDefinition,
  type ContentPlan,
  type DefinitionProblem,
  toContentDefinition,
} from "./content-definition.ts";
export { createContent } from "./create-content.ts";
export { fetchAccount, type TwilioAccount } from "./fetch-account.ts";
export { listContents, type TwilioContent } from "./list-contents.ts";
export { type ListedMedia, type ListedMessage, listMedia, listMessages } from "./list-messages.ts";
export type { TwilioPage } from "./list-page.ts";
export { listSenders, type TwilioSender } from "./list-senders.ts";
export { parseTwilioWebhook } from "./parse.ts";
export { contactsOfVcard } from "./read-vcard.ts";
export { senderAddress } from "./twilio-address.ts";
export type { TwilioConnection, TwilioSettings } from "./twilio-connection.ts";
export { createTwilioProvider } from "./twilio-provider.ts";
export { verifyTwilioSignature } from "./verify.ts";
export { webhookBodyOf } from "./webhook-body.ts";
