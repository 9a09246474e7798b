import type { Capabilities } from "./capability.ts";
import { officeMimeTypes } from "./mime-types.ts";

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** Headers and footers are those of `whatsapp/card`, the only content with any (11.1). */
const card = {
  headers: ["text", "image", "video", "document"],
  maxHeaderLength: 60,
  maxBodyLength: 1024,
  maxFooterLength: 60,
} as const;

/** What Twilio sends inside the window without approval (MSG-6; Twilio reference 5.2, 6, 11.1, 11.2, 11.4). */
export const twilioCapabilities: Capabilities = {
  maxTextLength: 1600,
  // Twilio takes 1,600 with a file, WhatsApp behind it 1,024.
  maxCaptionLength: 1024,
  media: {
    image: { mimeTypes: ["image/jpeg", "image/png"], maxBytes: 5 * mebibyte, hasCaption: true },
    // Twilio's pages disagree on captions beside those of images: only these are sure to arrive (5.2).
    video: { mimeTypes: ["video/mp4"], maxBytes: 16 * mebibyte, hasCaption: false },
    audio: {
      mimeTypes: ["audio/aac", "audio/amr", "audio/mpeg", "audio/ogg", "audio/3gpp"],
      maxBytes: 16 * mebibyte,
      hasCaption: false,
    },
    // There is no mark for recorded speech: the customer gets an ordinary audio.
    voice: { mimeTypes: ["audio/ogg"], maxBytes: 16 * mebibyte, hasCaption: false },
    document: { mimeTypes: officeMimeTypes, maxBytes: 16 * mebibyte, hasCaption: false },
    sticker: { mimeTypes: ["image/webp"], maxBytes: 100 * kibibyte, hasCaption: false },
  },
  maxAnimatedStickerBytes: 500 * kibibyte,
  showsFilename: false,
  // A contact is a vCard file, and a message holds one file (5.2).
  maxContacts: 1,
  needsLocationName: true,
  interactive: {
    buttons: { ...card, maxButtons: 3, maxTitleLength: 20, maxIdLength: 128 },
    list: {
      headers: [],
      maxHeaderLength: 0,
      maxBodyLength: 1024,
      maxFooterLength: 0,
      maxButtonLength: 20,
      maxSections: 1,
      maxSectionTitleLength: 0,
      maxRows: 10,
      maxRowIdLength: 200,
      maxRowTitleLength: 24,
      maxRowDescriptionLength: 72,
    },
    // 640 is the limit of `twilio/call-to-action`, which serves where neither header nor footer is set.
    cta_url: { ...card, maxBodyLength: 640, maxButtonLength: 20, maxUrlLength: 2000 },
    // Flows need approval even inside the window (11.4): they go as templates.
    flow: null,
    location_request: null,
    products: null,
  },
  canQuote: false,
  canReact: false,
  canMarkRead: false,
  canType: true,
  canBlock: false,
  needsContentObject: true,
};
