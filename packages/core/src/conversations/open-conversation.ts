import { conversations } from "@parley/db/schema";
import { type ContactId, type ConversationId, type NumberId, newId } from "@parley/domain/ids";
import { and, desc, eq } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";
import { changeStatus } from "./change-conversation.ts";

export type Pair = { numberId: NumberId; contactId: ContactId };

/**
 * The open conversation of a number and a person: the one there is, else the latest opened again, else a new one.
 * However many ask at once, one results (D-06).
 */
export async function openConversation(
  context: CommandContext,
  pair: Pair,
): Promise<ConversationId> {
  const known = (await findLatest(context, pair)) ?? (await createOrFind(context, pair));
  if (known.status !== "open") await changeStatus(context, known.id, "reopen");
  return known.id;
}

type Found = Pick<typeof conversations.$inferSelect, "id" | "status">;

async function findLatest(
  { tx, scope }: CommandContext,
  { numberId, contactId }: Pair,
): Promise<Found | undefined> {
  const [found] = await tx
    .select({ id: conversations.id, status: conversations.status })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, scope.workspaceId),
        eq(conversations.numberId, numberId),
        eq(conversations.contactId, contactId),
      ),
    )
    .orderBy(desc(eq(conversations.status, "open")), desc(conversations.lastActivityAt))
    .limit(1);
  return found;
}

/** Who loses the race under the unique index takes the winner's. */
async function createOrFind(context: CommandContext, pair: Pair): Promise<Found> {
  const { tx, scope, now } = context;
  const { workspaceId } = scope;
  const id = newId<ConversationId>();
  const [created] = await tx
    .insert(conversations)
    .values({ workspaceId, id, ...pair, lastActivityAt: now })
    .onConflictDoNothing()
    .returning({ id: conversations.id, status: conversations.status });
  const found = created ?? (await findLatest(context, pair));
  if (found === undefined) throw new Error("the conversation was neither made nor found");
  return found;
}
