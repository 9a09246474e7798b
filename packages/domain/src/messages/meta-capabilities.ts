import type { Capabilities } from "./capability.ts";
import { officeMimeTypes } from "./mime-types.ts";

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

const frame = {
  headers: ["text", "image", "video", "document"],
  maxHeaderLength: 60,
  // The list page allows 4,096 and the OpenAPI file 1,024 for lists: the smaller is safe (B.2).
  maxBodyLength: 1024,
  maxFooterLength: 60,
} as const;

/** What Meta's Cloud API sends (MSG-6; Cloud API reference B.2, B.4–B.7). */
export const metaCapabilities: Capabilities = {
  maxTextLength: 4096,
  maxCaptionLength: 1024,
  media: {
    image: { mimeTypes: ["image/jpeg", "image/png"], maxBytes: 5 * mebibyte, hasCaption: true },
    video: { mimeTypes: ["video/mp4", "video/3gpp"], maxBytes: 16 * mebibyte, hasCaption: true },
    audio: {
      mimeTypes: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
      maxBytes: 16 * mebibyte,
      hasCaption: false,
    },
    voice: { mimeTypes: ["audio/ogg"], maxBytes: 16 * mebibyte, hasCaption: false },
    document: {
      mimeTypes: [...officeMimeTypes, "text/plain"],
      maxBytes: 100 * mebibyte,
      hasCaption: true,
    },
    sticker: { mimeTypes: ["image/webp"], maxBytes: 100 * kibibyte, hasCaption: false },
  },
  maxAnimatedStickerBytes: 500 * kibibyte,
  showsFilename: true,
  // The page says 257, the OpenAPI file 5: the smaller is safe (B.2).
  maxContacts: 5,
  needsLocationName: false,
  interactive: {
    buttons: { ...frame, maxButtons: 3, maxTitleLength: 20, maxIdLength: 256 },
    list: {
      ...frame,
      headers: ["text"],
      maxButtonLength: 20,
      maxSections: 10,
      maxSectionTitleLength: 24,
      maxRows: 10,
      maxRowIdLength: 200,
      maxRowTitleLength: 24,
      maxRowDescriptionLength: 72,
    },
    cta_url: { ...frame, maxButtonLength: 20, maxUrlLength: 2000 },
    flow: { ...frame, maxButtonLength: 30 },
    location_request: { maxBodyLength: 1024 },
    products: {
      ...frame,
      headers: ["text"],
      maxSections: 10,
      maxSectionTitleLength: 24,
      maxProducts: 30,
    },
  },
  canQuote: true,
  canReact: true,
  canMarkRead: true,
  canType: true,
  canBlock: true,
  needsContentObject: false,
};
