import {
  type AttemptId,
  type NumberId,
  parseId,
  type WebhookEventId,
  type WorkspaceId,
} from "@parley/domain/ids";
import type {
  InboundElement,
  InboundMessage,
  InboundReaction,
  InboundStatus,
} from "@parley/providers/port";

/** An element together with the raw event it came in. */
export type Received<Element = InboundElement> = {
  element: Element;
  eventId: WebhookEventId;
  receivedAt: Date;
  /** The webhook request, so that one id leads from there to the publish. */
  requestId: string | null;
};

/** The number whose webhooks are being recorded. */
export type RecordedNumber = { workspaceId: WorkspaceId; id: NumberId; providerNumberId: string };

export type Sorted = {
  messages: Received<InboundMessage>[];
  reactions: Received<InboundReaction>[];
  statuses: Received<InboundStatus>[];
};

/** Elements by kind, each kind in the order it came (G.1.3). Notices need nothing yet. */
export function sortElements(received: readonly Received[]): Sorted {
  const sorted: Sorted = { messages: [], reactions: [], statuses: [] };
  for (const { element, ...rest } of received) {
    if (element.kind === "message") sorted.messages.push({ element, ...rest });
    if (element.kind === "reaction") sorted.reactions.push({ element, ...rest });
    if (element.kind === "status") sorted.statuses.push({ element, ...rest });
  }
  return sorted;
}

/** Our attempt id in a status, if it is one. */
export function attemptOf({ attemptRef }: InboundStatus): AttemptId | null {
  return attemptRef === undefined ? null : parseId<AttemptId>(attemptRef);
}
