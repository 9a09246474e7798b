import type { MediaKind } from "./media-part.ts";

/** Files of one kind: what type (without parameters), how large, and whether a text may go with them. */
export type MediaCapability = {
  mimeTypes: readonly string[];
  maxBytes: number;
  hasCaption: boolean;
};

export type HeaderKind = "text" | "image" | "video" | "document";

/** What stands around an interactive message. An empty `headers` and a footer of length 0 mean: there is none. */
export type FrameCapability = {
  headers: readonly HeaderKind[];
  maxHeaderLength: number;
  maxBodyLength: number;
  maxFooterLength: number;
};

export type ButtonsCapability = FrameCapability & {
  maxButtons: number;
  maxTitleLength: number;
  maxIdLength: number;
};

/** `maxSectionTitleLength` 0 means that sections have no titles. `maxRows` counts the rows of all sections. */
export type ListCapability = FrameCapability & {
  maxButtonLength: number;
  maxSections: number;
  maxSectionTitleLength: number;
  maxRows: number;
  maxRowIdLength: number;
  maxRowTitleLength: number;
  maxRowDescriptionLength: number;
};

export type CtaUrlCapability = FrameCapability & { maxButtonLength: number; maxUrlLength: number };
export type FlowCapability = FrameCapability & { maxButtonLength: number };
export type ProductsCapability = FrameCapability & {
  maxSections: number;
  maxSectionTitleLength: number;
  maxProducts: number;
};

/** What can be sent through a provider. Lengths are in code points (`textLength`), null means: not at all. */
export type Capabilities = {
  maxTextLength: number;
  maxCaptionLength: number;
  media: Readonly<Record<MediaKind, MediaCapability>>;
  /** A sticker that moves may be larger than `media.sticker.maxBytes`. */
  maxAnimatedStickerBytes: number;
  /** Whether the customer sees the file's name, so that a document needs one. */
  showsFilename: boolean;
  maxContacts: number;
  needsLocationName: boolean;
  interactive: {
    buttons: ButtonsCapability | null;
    list: ListCapability | null;
    cta_url: CtaUrlCapability | null;
    flow: FlowCapability | null;
    location_request: { maxBodyLength: number } | null;
    products: ProductsCapability | null;
  };
  canQuote: boolean;
  canReact: boolean;
  /** Whether a message can be marked as read without showing that somebody types. */
  canMarkRead: boolean;
  canType: boolean;
  canBlock: boolean;
  /** Whether interactive messages must be stored with the provider before they are sent (Twilio 6.2). */
  needsContentObject: boolean;
};
