export { displayName, type NameParts } from "./display-name.ts";
export { identitiesOf, isBsuid, phoneOfWaId, type SenderIds } from "./identity.ts";
export {
  applyIdentityChange,
  type ChangedIdentities,
  type IdentityChange,
  identityChange,
  isSameIdentity,
} from "./identity-change.ts";
export { formatPhone, type ParsedPhone, parsePhone } from "./phone.ts";
export {
  countryOfPhone,
  type PhoneCountry,
  parsePhoneIn,
  phoneCountries,
} from "./phone-countries.ts";
export { phoneProblems, phoneSchema } from "./phone-schema.ts";
export { phoneVariants } from "./phone-variants.ts";
export { stillMeans } from "./retired-identity.ts";
export { type ContactIdentity, contactIdentitySchema } from "./schema.ts";
export { parseUsername } from "./username.ts";
export { parseWhatsAppAddress, toWhatsAppAddress } from "./whatsapp-address.ts";
