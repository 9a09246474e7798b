export { displayName, type NameParts } from "./display-name.ts";
export { identitiesOf, isBsuid, phoneOfWaId } from "./identity.ts";
export { formatPhone, type ParsedPhone, parsePhone } from "./phone.ts";
export { phoneVariants } from "./phone-variants.ts";
export { type ContactIdentity, contactIdentitySchema } from "./schema.ts";
