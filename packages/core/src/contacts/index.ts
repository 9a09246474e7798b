export { changeIdentities, joinIdentities } from "./change-identities.ts";
export { identityKey } from "./group-senders.ts";
export { resolveContacts } from "./resolve-contacts.ts";
export { setMarketingStopped } from "./set-marketing-stopped.ts";
