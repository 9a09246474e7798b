import { messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { wholeSeconds } from "@parley/domain/messages";
import { answeredFreeEntryPoint } from "@parley/domain/window";
import { and, asc, eq, gte, isNotNull } from "drizzle-orm";
import type { Thread } from "./lock-threads.ts";
import type { RecordedNumber } from "./sort-elements.ts";

/**
 * Starts the free entry point window of threads that an advertisement began and the business has answered, also from
 * its phone app (WIN-12). Asks for the first answer each time, so that it does not matter in which order they come.
 */
export async function answerReferrals(
  tx: Tx,
  number: RecordedNumber,
  threads: Iterable<Thread>,
): Promise<void> {
  await Promise.all([...threads].map((thread) => answerReferral(tx, number, thread)));
}

async function answerReferral(
  tx: Tx,
  { workspaceId }: RecordedNumber,
  thread: Thread,
): Promise<void> {
  const { id, referredAt } = thread;
  if (referredAt === null) return;
  const [first] = await tx
    .select({ at: messages.providerAt })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, workspaceId),
        eq(messages.conversationId, id),
        eq(messages.direction, "outbound"),
        isNotNull(messages.providerMessageId),
        gte(messages.providerAt, wholeSeconds(referredAt)),
      ),
    )
    .orderBy(asc(messages.providerAt))
    .limit(1);
  if (first === undefined) return;
  thread.freeEntryPointClosesAt = answeredFreeEntryPoint({ ...thread, referredAt }, first.at);
}
