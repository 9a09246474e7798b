import { type MediaType, sampleFile } from "../media/index.ts";
import { createMediaId } from "./identifiers.ts";

type Part = Record<string, unknown>;

/** The types a customer's message may have (A.8). */
export const INBOUND_TYPES = [
  "text",
  "image",
  "video",
  "audio",
  "document",
  "sticker",
  "location",
  "contacts",
  "button",
  "interactive",
  "reaction",
  "order",
  "system",
  "unsupported",
  "edit",
  "revoke",
  "request_welcome",
] as const;

export type InboundType = (typeof INBOUND_TYPES)[number];

/**
 * The type-specific part of a customer's message: a plausible sample with the given members put over
 * it. A list (contacts) is taken as given. Members of `extra` stand beside the part, e.g. `referral`.
 */
export function inboundContent(type: InboundType, given: unknown, extra: Part, waId: string): Part {
  if (type === "request_welcome") return extra;
  const beside = type === "unsupported" ? { errors: [UNSUPPORTED] } : {};
  return {
    ...beside,
    [type]: Array.isArray(given) ? given : merge(SAMPLES[type](waId), given),
    ...extra,
  };
}

const UNSUPPORTED = {
  code: 131051,
  title: "Message type unknown",
  message: "Message type unknown",
  error_data: { details: "Message type is currently not supported." },
};

const SAMPLES: Record<Exclude<InboundType, "request_welcome">, (waId: string) => unknown> = {
  text: () => ({}),
  image: () => media("image"),
  video: () => media("video"),
  audio: () => ({ ...media("audio"), voice: true }),
  document: () => ({ ...media("document"), filename: "document.pdf" }),
  sticker: () => ({ ...media("sticker"), animated: false }),
  location: () => ({
    latitude: 52.5163,
    longitude: 13.3777,
    name: "Brandenburg Gate",
    address: "Pariser Platz, Berlin",
  }),
  contacts: () => [
    {
      name: { formatted_name: "Bo Li", first_name: "Bo", last_name: "Li" },
      phones: [{ phone: "+1 415-555-0829", wa_id: "14155550829", type: "MOBILE" }],
    },
  ],
  button: () => ({ payload: "yes", text: "Yes" }),
  interactive: () => ({ type: "button_reply", button_reply: { id: "yes", title: "Yes" } }),
  reaction: () => ({}),
  order: () => ({
    catalog_id: "194836987003835",
    text: "",
    product_items: [{ product_retailer_id: "sku-1", quantity: 1, item_price: 30, currency: "USD" }],
  }),
  system: (waId) => ({
    type: "user_changed_number",
    body: `User changed from ${waId} to 12195555358`,
    wa_id: "12195555358",
  }),
  unsupported: () => ({ type: "poll" }),
  edit: () => ({}),
  revoke: () => ({}),
};

function media(type: MediaType): Part {
  const id = createMediaId();
  const { mimeType, sha256 } = sampleFile(type);
  return {
    mime_type: mimeType,
    sha256,
    id,
    url: `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${id}&source=webhook`,
  };
}

/** The answers of an interactive message, each by its own name (A.8). */
const ANSWERS: Record<string, Part> = {
  button_reply: { id: "yes", title: "Yes" },
  list_reply: { id: "row-1", title: "Express", description: "1 day" },
  nfm_reply: {
    name: "flow",
    body: "Sent",
    response_json: JSON.stringify({ flow_token: "t-1", email: "ana@example.com" }),
  },
  call_permission_reply: {
    response: "accept",
    response_source: "user_action",
    is_permanent: false,
  },
};

function merge(sample: unknown, given: unknown): unknown {
  if (Array.isArray(sample) || typeof given !== "object" || given === null) return given ?? sample;
  const part = given as Part;
  // Another kind of a part replaces the sample, so that no stray button_reply stays.
  if (typeof part.type === "string" && (sample as Part).type !== part.type)
    return { ...answerOf(part.type), ...part };
  return { ...(sample as Part), ...part };
}

function answerOf(type: string): Part {
  return ANSWERS[type] ? { type, [type]: ANSWERS[type] } : {};
}
