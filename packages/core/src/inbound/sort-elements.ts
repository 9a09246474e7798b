import {
  type AttemptId,
  type NumberId,
  parseId,
  type WebhookEventId,
  type WorkspaceId,
} from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import { readNotice } from "@parley/providers/meta";
import type {
  FactOf,
  InboundEcho,
  InboundEdit,
  InboundElement,
  InboundIdentityChange,
  InboundMessage,
  InboundNotice,
  InboundReaction,
  InboundRevoke,
  InboundStatus,
  ProviderFact,
} from "@parley/providers/port";
import type { CommandContext } from "../command/index.ts";
import { isOverCall, lineOfCall, lineOfChange } from "./system-lines.ts";

/** An element together with the raw event it came in. */
export type Received<Element = InboundElement> = {
  element: Element;
  eventId: WebhookEventId;
  receivedAt: Date;
  /** The webhook request, so that one id leads from there to the publish. */
  requestId: string | null;
};

/** The number whose webhooks are being recorded, and the events that are recorded now. */
export type RecordedNumber = {
  workspaceId: WorkspaceId;
  id: NumberId;
  provider: ProviderId;
  providerNumberId: string;
  eventIds: readonly WebhookEventId[];
};

/** What recording writes with. All of it is undone together when a batch fails. */
export type Recorder = Pick<CommandContext, "tx" | "scope" | "now" | "emit" | "enqueue" | "atEnd">;

/** What becomes a message of the thread. */
export type Spoken = InboundMessage | InboundEcho;

/** The customer's reaction, or the business's own from its phone: both are badges of their target (S0.16). */
export type Reaction = InboundReaction & { author: "contact" | "business" };

export type Sorted = {
  messages: Received<Spoken>[];
  reactions: Received<Reaction>[];
  statuses: Received<InboundStatus>[];
  edits: Received<InboundEdit>[];
  revokes: Received<InboundRevoke>[];
  identityChanges: Received<InboundIdentityChange>[];
  calls: Received<FactOf<"call">>[];
  facts: Received<ProviderFact>[];
};

/** Elements by kind, each kind in the order it came (G.1.3). A changed number and a call are lines of the thread too. */
export function sortElements(number: RecordedNumber, received: readonly Received[]): Sorted {
  const sorted: Sorted = {
    ...{ messages: [], reactions: [], statuses: [], edits: [], revokes: [] },
    ...{ identityChanges: [], calls: [], facts: [] },
  };
  for (const { element, ...rest } of received) {
    switch (element.kind) {
      case "message":
        sorted.messages.push({ element, ...rest });
        break;
      case "echo": {
        const reaction = reactionOf(element);
        if (reaction === null) sorted.messages.push({ element, ...rest });
        else sorted.reactions.push({ element: reaction, ...rest });
        break;
      }
      case "reaction":
        sorted.reactions.push({ element: { ...element, author: "contact" }, ...rest });
        break;
      case "status":
        sorted.statuses.push({ element, ...rest });
        break;
      case "edit":
        sorted.edits.push({ element, ...rest });
        break;
      case "revoke":
        sorted.revokes.push({ element, ...rest });
        break;
      case "identity_change":
        sorted.identityChanges.push({ element, ...rest });
        sorted.messages.push({ element: lineOfChange(element), ...rest });
        break;
      case "notice":
        sortNotice(number, { element, ...rest }, sorted);
    }
  }
  return sorted;
}

function reactionOf({ content, recipient, ...echo }: InboundEcho): Reaction | null {
  if (content.type !== "reaction") return null;
  const { targetProviderMessageId, emoji } = content;
  const { position, providerNumberId, providerMessageId, providerAt } = echo;
  return {
    kind: "reaction",
    author: "business",
    sender: recipient,
    ...{ position, providerNumberId, providerMessageId, providerAt },
    ...{ targetProviderMessageId, emoji },
  };
}

/** Only Meta sends notices; what cannot be read as facts is in the raw event. */
function sortNotice(
  number: RecordedNumber,
  { element, ...rest }: Received<InboundNotice>,
  sorted: Sorted,
): void {
  if (number.provider !== "meta") return;
  for (const fact of readNotice(element) ?? []) {
    if (fact.kind !== "call") sorted.facts.push({ element: fact, ...rest });
    else if (fact.direction === "inbound") {
      sorted.calls.push({ element: fact, ...rest });
      if (isOverCall(fact))
        sorted.messages.push({ element: lineOfCall(fact, number, element.position), ...rest });
    }
  }
}

/** Our attempt id in a status, if it is one. */
export function attemptOf({ attemptRef }: InboundStatus): AttemptId | null {
  return attemptRef === undefined ? null : parseId<AttemptId>(attemptRef);
}
