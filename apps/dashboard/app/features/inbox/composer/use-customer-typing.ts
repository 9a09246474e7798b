import { capabilitiesOf } from "@parley/domain/messages";
import { useEffect, useRef } from "react";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";

/** WhatsApp shows it for 25 s, or until a message comes (B.6). */
const shownForMs = 20_000;

/** Shows the customer that somebody types, where the provider can; best effort, and not for every key. */
export function useCustomerTyping(
  { id: conversationId, number, lastInboundAt }: ConversationView,
  text: string,
): void {
  const { api } = useInbox();
  const told = useRef(Number.NEGATIVE_INFINITY);
  const before = useRef(text);
  const canType = capabilitiesOf(number.provider).canType && lastInboundAt !== null;
  useEffect(() => {
    const isTyped = text.length > before.current.length && before.current !== "";
    before.current = text;
    const now = performance.now();
    if (!isTyped || !canType || now - told.current < shownForMs) return;
    told.current = now;
    api.conversations.typing.mutate({ conversationId }).catch(() => undefined);
  }, [api, conversationId, canType, text]);
}
