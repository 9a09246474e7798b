export {
  type SetContactBlocked,
  setContactBlocked,
  type TellBlocked,
  tellBlocked,
} from "./block-contact.ts";
export { renameContact, setContactMarketing, setContactMetadata } from "./change-contact.ts";
export { changeIdentities, joinIdentities } from "./change-identities.ts";
export { type CreateTag, createTag } from "./create-tag.ts";
export { identityKey } from "./group-senders.ts";
export { listTags, type TagView } from "./list-tags.ts";
export { type ContactView, getContact } from "./queries.ts";
export { recipientOf } from "./recipient-of.ts";
export { resolveContacts } from "./resolve-contacts.ts";
export { setMarketingStopped } from "./set-marketing-stopped.ts";
export { assertTag, type TagContact, tagContact, untagContact } from "./tag-contact.ts";
export { tagsOfContact } from "./tags-of-contact.ts";
export { touchContact } from "./touch-contact.ts";
