import type { SendableContent } from "@parley/domain/messages";
import type { FilledWorkspace } from "../world/fill-workspace.ts";

/** What can be sent beside a text: together they have every object and every id that a content can hold. */
export function contentsOf({ mediaId, inboundMessageId }: FilledWorkspace) {
  const media = { mediaId };
  const frame = { body: "Which?", footer: null };
  const label = null;
  const card = {
    ...{ name: "Ana Lima", organization: null, birthday: null, isOwnNumber: false as const },
    phones: [{ phone: "+4915112345678", waId: null, label }],
    emails: [{ email: "ana@example.com", label }],
    urls: [{ url: "https://example.com", label }],
    addresses: [{ text: "1 Main Street", label }],
  };
  const rows = [{ id: "r", title: "Row", description: null }];
  return [
    { type: "image", media, caption: null },
    { type: "reaction", messageId: inboundMessageId, emoji: "👍" },
    { type: "contacts", contacts: [card] },
    {
      ...{ type: "buttons", ...frame, header: { type: "image", media } },
      buttons: [{ id: "b", title: "Button" }],
    },
    {
      ...{ type: "list", ...frame, header: { type: "text", text: "Head" } },
      ...{ button: "Open", sections: [{ title: null, rows }] },
    },
    {
      ...{ type: "cta_url", ...frame, header: null },
      button: { text: "Visit", url: "https://example.com" },
    },
  ] satisfies SendableContent[];
}
