import { conversations, messageReactions, messages, reachedCustomers } from "@parley/db/schema";
import { countsAsReached } from "@parley/domain/limits";
import { answeredFreeEntryPoint, canSendFreeForm } from "@parley/domain/window";
import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { CommandContext } from "../command/index.ts";
import type { NumberCredentials } from "../numbers/index.ts";
import type { LockedMessage } from "./lock-message.ts";
import { limitScopeOf } from "./send-template.ts";

/** A template taken outside the window has reached a customer, which the rolling limit counts (LIM-2). */
export function recordReach(
  { tx, now, atEnd }: CommandContext,
  { message, conversation }: LockedMessage,
  number: Pick<NumberCredentials, "portfolioId" | "providerAccountId">,
): void {
  const { lastInboundAt, windowForcedClosedAt: forcedClosedAt, contactId } = conversation;
  const isWindowOpen = canSendFreeForm({ lastInboundAt, forcedClosedAt, now });
  const isTemplate = message.content.type === "template";
  if (!countsAsReached({ isTemplate, isWindowOpen })) return;
  const { workspaceId, id: messageId } = message;
  const limitScope = limitScopeOf(number);
  const row = { workspaceId, id: v7(), limitScope, contactId, messageId, reachedAt: now };
  atEnd(() => tx.insert(reachedCustomers).values(row).onConflictDoNothing());
}

/** A reaction of ours the provider took: its target shows it from now on, or no longer (S0.16). */
export function showOwnReaction(
  { tx, now, atEnd }: CommandContext,
  { message, conversation }: LockedMessage,
  providerMessageId: string,
): void {
  const { content, workspaceId, numberId } = message;
  if (content.type !== "reaction") return;
  const { targetProviderMessageId, emoji } = content;
  const shown = { emoji, providerMessageId, providerAt: now };
  atEnd(() =>
    tx
      .insert(messageReactions)
      .values({
        ...{ workspaceId, id: v7(), numberId, targetProviderMessageId, author: "business" },
        ...shown,
      })
      .onConflictDoUpdate({
        target: [
          messageReactions.workspaceId,
          messageReactions.numberId,
          messageReactions.targetProviderMessageId,
          messageReactions.author,
        ],
        set: shown,
      }),
  );
  atEnd(() =>
    tx
      .update(messages)
      .set({ version: conversation.version + 1 })
      .where(
        and(
          eq(messages.workspaceId, workspaceId),
          eq(messages.numberId, numberId),
          eq(messages.providerMessageId, targetProviderMessageId),
        ),
      ),
  );
}

/** The first answer to somebody an advertisement brought begins the free entry point (WIN-11). */
export function startFreeEntryPoint(
  { tx, now, atEnd }: CommandContext,
  { conversation }: LockedMessage,
): void {
  const { workspaceId, id, referredAt, freeEntryPointClosesAt: known } = conversation;
  if (referredAt === null) return;
  const facts = { referredAt, freeEntryPointClosesAt: known };
  const closesAt = answeredFreeEntryPoint(facts, now);
  if (closesAt === known) return;
  atEnd(() =>
    tx
      .update(conversations)
      .set({ freeEntryPointClosesAt: closesAt })
      .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, id))),
  );
}
