export { type ContactCard, contactCardSchema } from "./card-content.ts";
export { cleanText } from "./clean-text.ts";
export {
  compareDisplayOrder,
  type DisplayKey,
  ownPosition,
  wholeSeconds,
} from "./display-order.ts";
export type { InteractiveHeader } from "./interactive-content.ts";
export { type MediaKind, type MediaPart, mediaKinds } from "./media-part.ts";
export { contentLabel, messageKind, messageKindLabel, otherContent } from "./message-kinds.ts";
export { contentText, maxPreviewLength, messagePreview } from "./message-preview.ts";
export { type ProviderId, providerIds } from "./provider-id.ts";
export {
  type ContentOf,
  type ContentType,
  type MessageContent,
  messageContentSchema,
  type OtherContent,
  type TextContent,
} from "./schema.ts";
export {
  checkText,
  maxTextLength,
  outboundTextSchema,
  type TextCheck,
  textLength,
} from "./text-limit.ts";
