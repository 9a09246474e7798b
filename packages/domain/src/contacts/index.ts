export { contactNameSchema } from "./contact-name.ts";
export { type MarketingConsent, marketingConsent } from "./marketing-consent.ts";
export { type ContactMetadata, contactMetadataSchema, maxMetadataBytes } from "./metadata.ts";
export {
  maxTagNameLength,
  type TagColour,
  tagColourSchema,
  tagColours,
  tagKey,
  tagNameSchema,
} from "./tag.ts";
