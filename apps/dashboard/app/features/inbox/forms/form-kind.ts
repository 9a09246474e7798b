import type { NumberId } from "@parley/domain/ids";
import type { MediaPart, ProviderId, SendableContent } from "@parley/domain/messages";

/** Messages that are written in a form of their own. */
export type FormKind =
  | "location"
  | "location_request"
  | "contacts"
  | "buttons"
  | "list"
  | "cta_url"
  | "flow"
  | "products";

/** What a form gives: the message, and its uploaded file where it has one. */
export type Composed = { content: SendableContent; media: MediaPart | null };

/** A body and the titles of buttons to begin with. */
export type Prefilled = { body: string; titles: readonly string[] };

export type FormProps = {
  provider: ProviderId;
  numberId: NumberId;
  /** What a quick reply brings. */
  prefilled?: Prefilled;
  onSend: (composed: Composed) => void;
  onClose: () => void;
};
