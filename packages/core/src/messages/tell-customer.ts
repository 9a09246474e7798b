import { conversations, messages } from "@parley/db/schema";
import type { ConversationId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { WhatsAppProvider } from "@parley/providers/port";
import { type Claim, finishJobs, jobsOfClaim, putOff } from "@parley/queue/claim";
import { and, desc, eq, isNotNull, lte } from "drizzle-orm";
import { type CommandContext, type CoreDeps, command, query } from "../command/index.ts";
import { absentConversation } from "../conversations/index.ts";
import { findNumberCredentials, type NumberCredentials } from "../numbers/index.ts";
import type { Keyring } from "../secrets/index.ts";

/** Shows the customer that somebody types (B.6): for 25 s or until an answer. Throws `conversation.not_found`. */
export const showTyping = command(
  "message.show_typing",
  async ({ tx, scope, about, enqueue }: CommandContext, id: ConversationId): Promise<void> => {
    about({ kind: "conversation", id });
    const [found] = await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, id)));
    if (found === undefined) throw absentConversation();
    enqueue({ queue: "typing", key: id, subjectIds: [id] });
  },
);

export type TellCustomer = {
  claim: Claim;
  keyring: Keyring;
  providers: Readonly<Record<ProviderId, Pick<WhatsAppProvider, "markRead">>>;
};

const maxTries = 3;
const retryMs = 5_000;

/**
 * Tells the customer of the claimed conversation what was read, or that somebody types, by its queue. Best effort:
 * a sign of typing that comes late is none, and is not tried again.
 */
export async function tellCustomer(
  deps: CoreDeps,
  scope: Claim["scope"],
  { claim, keyring, providers }: TellCustomer,
): Promise<void> {
  const isTyping = claim.queue === "typing";
  const facts = await readLastInbound(deps, scope, { claim, keyring, isTyping });
  const outcome =
    facts &&
    (await providers[facts.credentials.provider].markRead(
      { ...facts, isTyping },
      facts.credentials,
    ));
  await finishTelling(deps, scope, { claim, retry: !isTyping && outcome?.kind === "retry" });
}

type LastInbound = { providerMessageId: string; credentials: NumberCredentials };

const readLastInbound = query(
  "message.tell_customer",
  async (
    { tx, scope },
    { claim, keyring, isTyping }: Omit<TellCustomer, "providers"> & { isTyping: boolean },
  ): Promise<LastInbound | null> => {
    const { workspaceId } = scope;
    const [last] = await tx
      .select({ id: messages.providerMessageId, numberId: messages.numberId })
      .from(messages)
      .innerJoin(
        conversations,
        and(
          eq(conversations.workspaceId, messages.workspaceId),
          eq(conversations.id, messages.conversationId),
        ),
      )
      .where(
        and(
          eq(messages.workspaceId, workspaceId),
          eq(messages.conversationId, claim.key as ConversationId),
          eq(messages.direction, "inbound"),
          isNotNull(messages.providerMessageId),
          isTyping ? undefined : lte(messages.sequence, conversations.readUpToSequence),
        ),
      )
      .orderBy(desc(messages.providerAt), desc(messages.position), desc(messages.sequence))
      .limit(1);
    if (last?.id === undefined || last.id === null) return null;
    const credentials = await findNumberCredentials(tx, keyring, workspaceId, last.numberId);
    return credentials && { providerMessageId: last.id, credentials };
  },
);

const finishTelling = command(
  "message.tell_customer",
  async (
    { tx, atEnd }: CommandContext,
    { claim, retry }: { claim: Claim; retry: boolean },
  ): Promise<void> => {
    const jobs = await jobsOfClaim(tx, claim, 100);
    const [head] = jobs;
    if (head === undefined) return;
    if (retry && head.tries < maxTries) {
      await putOff(tx, claim, retryMs);
      return;
    }
    atEnd(() =>
      finishJobs(
        tx,
        claim,
        jobs.map(({ id }) => id),
      ),
    );
  },
);
