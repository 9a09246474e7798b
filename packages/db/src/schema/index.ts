export { sessions, users } from "./accounts.ts";
export { auditEntries } from "./audit.ts";
export { contactIdentities, contacts } from "./contacts.ts";
export { conversations } from "./conversations.ts";
export { deadLetters, webhookEvents } from "./inbound.ts";
export { media } from "./media.ts";
export {
  messageReactions,
  messages,
  sendAttempts,
  statusEvents,
} from "./messages.ts";
export { numbers } from "./numbers.ts";
export { contactWords, messageWords, searchProgress } from "./search.ts";
export { contentObjects, reachedCustomers, templates } from "./templates.ts";
export { jobs, listStreams, outbox } from "./work.ts";
export { members, workspaceKeys, workspaces } from "./workspaces.ts";
