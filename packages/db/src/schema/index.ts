export { sessions, users } from "./accounts.ts";
export { auditEntries } from "./audit.ts";
export { assignments, conversationEvents, conversationReads, views } from "./collaboration.ts";
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
export { notes } from "./notes.ts";
export { notifications } from "./notifications.ts";
export { numbers } from "./numbers.ts";
export { contactTags, tags } from "./tags.ts";
export { contentObjects, reachedCustomers, templates } from "./templates.ts";
export { jobs, listStreams, outbox } from "./work.ts";
export { members, workspaceKeys, workspaces } from "./workspaces.ts";
