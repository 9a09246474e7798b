export { indexConversations } from "./index-conversations.ts";
export {
  type ContactCursor,
  type ContactHit,
  type ContactHits,
  type SearchContacts,
  searchContacts,
} from "./search-contacts.ts";
export {
  type MessageHit,
  type MessageHits,
  type SearchMessages,
  searchMessages,
} from "./search-messages.ts";
