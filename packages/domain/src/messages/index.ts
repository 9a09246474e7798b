export { cleanText } from "./clean-text.ts";
export {
  compareDisplayOrder,
  type DisplayKey,
  ownPosition,
  wholeSeconds,
} from "./display-order.ts";
export { messageKind, messageKindLabel, otherContent } from "./message-kinds.ts";
export { maxPreviewLength, messagePreview } from "./message-preview.ts";
export {
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
