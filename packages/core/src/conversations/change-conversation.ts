import { conversations, type messages } from "@parley/db/schema";
import { type ConversationAction, statusAfterAction } from "@parley/domain/conversations";
import { DomainError } from "@parley/domain/errors";
import type { ConversationId } from "@parley/domain/ids";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { recordEvents } from "../timeline/index.ts";
import { absentConversation } from "./queries.ts";

/** Ends a conversation: nothing can be sent on it until it is open again (S0.1, S2.24). */
export const closeConversation = command(
  "conversation.close",
  (context: CommandContext, id: ConversationId) => changeStatus(context, id, "close"),
);

/** Puts a conversation away for good, open or closed (S2.24). */
export const archiveConversation = command(
  "conversation.archive",
  (context: CommandContext, id: ConversationId) => changeStatus(context, id, "archive"),
);

/** Opens an ended conversation again (S2.24). */
export const reopenConversation = command(
  "conversation.reopen",
  (context: CommandContext, id: ConversationId) => changeStatus(context, id, "reopen"),
);

/** The conversation, its row locked until the transaction ends. Throws `conversation.not_found`. */
export async function lockConversation(
  context: Pick<CommandContext, "tx" | "scope">,
  id: ConversationId,
): Promise<typeof conversations.$inferSelect> {
  const row = await findConversationForUpdate(context, id);
  if (row === undefined) throw absentConversation();
  return row;
}

/** As `lockConversation`, but absent where there is none. */
export async function findConversationForUpdate(
  { tx, scope }: Pick<CommandContext, "tx" | "scope">,
  id: ConversationId,
): Promise<typeof conversations.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, id)))
    .for("update");
  return row;
}

/** What a conversation keeps of its last message in display order. */
export function lastMessageOf(
  message: Pick<typeof messages.$inferSelect, "id" | "providerAt" | "position" | "sequence">,
) {
  return {
    lastMessageId: message.id,
    lastMessageAt: message.providerAt,
    lastMessagePosition: message.position,
    lastMessageSequence: message.sequence,
  };
}

async function changeStatus(
  context: CommandContext,
  id: ConversationId,
  action: ConversationAction,
): Promise<void> {
  const conversation = await lockConversation(context, id);
  context.about({ kind: "conversation", id });
  const status = statusAfterAction(conversation.status, action);
  if (status === null) return;
  await assertOnlyOpenOne(context, conversation, status);
  const version = conversation.version + 1;
  await context.tx.update(conversations).set({ status, version }).where(byId(context, id));
  const event = { kind: statusEvents[action] };
  context.atEnd(() => recordEvents(context, [{ conversationId: id, version, event }]));
  context.emit(id, version);
}

const statusEvents = { close: "closed", archive: "archived", reopen: "reopened" } as const;

async function assertOnlyOpenOne(
  { tx }: CommandContext,
  conversation: typeof conversations.$inferSelect,
  status: "open" | "closed" | "archived",
): Promise<void> {
  if (status !== "open") return;
  const { workspaceId, numberId, contactId } = conversation;
  const [other] = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, workspaceId),
        eq(conversations.numberId, numberId),
        eq(conversations.contactId, contactId),
        eq(conversations.status, "open"),
      ),
    );
  if (other === undefined) return;
  throw new DomainError(
    "conversation.closed",
    "unable to reopen; a newer conversation with this contact is already open",
  );
}

function byId({ scope }: CommandContext, id: ConversationId) {
  return and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, id));
}
