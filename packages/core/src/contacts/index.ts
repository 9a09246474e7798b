export { identityKey } from "./group-senders.ts";
export { resolveContacts } from "./resolve-contacts.ts";
