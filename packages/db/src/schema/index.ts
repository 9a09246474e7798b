export { sessions, users } from "./accounts.ts";
export { auditEntries } from "./audit.ts";
export { contactIdentities, contacts, identityKind } from "./contacts.ts";
export { conversationStatus, conversations } from "./conversations.ts";
export { deadLetters, webhookEventState, webhookEvents } from "./inbound.ts";
export {
  attemptState,
  messageDirection,
  messageReactions,
  messages,
  sendAttempts,
  statusEvents,
} from "./messages.ts";
export { numbers, providerName } from "./numbers.ts";
export { jobs, listStreams, outbox, queueName } from "./work.ts";
export { memberRole, members, workspaceKeys, workspaces } from "./workspaces.ts";
