export { capabilitiesOf } from "./capabilities.ts";
export type { Capabilities, HeaderKind, MediaCapability } from "./capability.ts";
export type { ContactCard } from "./card-content.ts";
export { checkContent } from "./check-content.ts";
export { cleanText } from "./clean-text.ts";
export { completeContent, type FoundRows, mediaOf } from "./complete-content.ts";
export type { ContentIssue, ContentIssueCode } from "./content-issue.ts";
export {
  compareDisplayOrder,
  type DisplayKey,
  inboundPosition,
  ownPosition,
  wholeSeconds,
} from "./display-order.ts";
export { isEmoji } from "./emoji.ts";
export { type FlowStatus, flowStatuses, flowStatusOf } from "./flow-status.ts";
export type { InteractiveHeader } from "./interactive-content.ts";
export { mediaKindOf } from "./media-kind.ts";
export { type MediaKind, type MediaPart, mediaKinds } from "./media-part.ts";
export { contentLabel, messageKind, messageKindLabel, otherContent } from "./message-kinds.ts";
export { contentText, maxPreviewLength, messagePreview } from "./message-preview.ts";
export { bareMimeType, extensionOf, mimeTypeOf } from "./mime-types.ts";
export { type ProviderId, providerIds } from "./provider-id.ts";
export {
  type ContentOf,
  type ContentType,
  type MessageContent,
  messageContentSchema,
  type OtherContent,
  type TextContent,
} from "./schema.ts";
export { type SendableContent, sendableContentSchema } from "./sendable-content.ts";
export { textLength } from "./text-length.ts";
export { checkText, maxTextLength, outboundTextSchema, type TextCheck } from "./text-limit.ts";
