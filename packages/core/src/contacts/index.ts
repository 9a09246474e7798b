export {
  type SetContactBlocked,
  setContactBlocked,
  type TellBlocked,
  tellBlocked,
} from "./block-contact.ts";
export { changeIdentities, joinIdentities } from "./change-identities.ts";
export { identityKey, type SeenSender } from "./group-senders.ts";
export { recipientOf } from "./recipient-of.ts";
export { resolveContacts } from "./resolve-contacts.ts";
export { setMarketingStopped } from "./set-marketing-stopped.ts";
