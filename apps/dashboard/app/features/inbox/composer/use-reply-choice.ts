import { fillReply, type SlashQuery } from "@parley/domain/quick-replies";
import type { RefObject } from "react";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { applyEdit } from "./apply-edit.ts";
import type { Opened } from "./composer-dialogs.tsx";
import type { QuickReply } from "./use-quick-replies.ts";

/**
 * What choosing a quick reply does: its text, filled, takes the place of what was typed for it; one with buttons opens
 * their form instead, to be looked at before it goes.
 */
export function useReplyChoice(
  { contact, number }: ConversationView,
  field: RefObject<HTMLTextAreaElement>,
  open: (opened: Opened) => void,
) {
  const { self } = useInbox();
  return ({ text, card }: QuickReply, { start, end }: SlashQuery): void => {
    const filled = fillReply(text, {
      contactName: contact.name === contact.phone ? null : contact.name,
      contactPhone: contact.phone,
      agentName: self.fullName,
      numberName: number.displayName,
    });
    if (field.current !== null) {
      const insert = card === null ? filled : "";
      const caret = start + insert.length;
      applyEdit(field.current, { from: start, to: end, insert, start: caret, end: caret });
    }
    if (card === null) return;
    open({ dialog: "form", kind: "buttons", prefilled: { body: filled, titles: card.buttons } });
  };
}
