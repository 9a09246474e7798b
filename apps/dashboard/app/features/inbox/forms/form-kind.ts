import type { MediaPart, ProviderId, SendableContent } from "@parley/domain/messages";

/** Messages that are written in a form of their own. */
export type FormKind = "location" | "contacts" | "buttons" | "list" | "cta_url";

/** What a form gives: the message, and its uploaded file where it has one. */
export type Composed = { content: SendableContent; media: MediaPart | null };

export type FormProps = {
  provider: ProviderId;
  onSend: (composed: Composed) => void;
  onClose: () => void;
};
