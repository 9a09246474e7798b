import { conversations, reachedCustomers } from "@parley/db/schema";
import { countsAsReached } from "@parley/domain/limits";
import { canSendFreeForm, freeEntryPointClosesAt } from "@parley/domain/window";
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

/** The first answer to somebody an advertisement brought begins the free entry point (WIN-11). */
export function startFreeEntryPoint(
  { tx, now, atEnd }: CommandContext,
  { conversation }: LockedMessage,
): void {
  const { workspaceId, id, referredAt, freeEntryPointClosesAt: known } = conversation;
  if (referredAt === null || (known !== null && known > referredAt)) return;
  const closesAt = freeEntryPointClosesAt(referredAt, now);
  if (closesAt === null) return;
  atEnd(() =>
    tx
      .update(conversations)
      .set({ freeEntryPointClosesAt: closesAt })
      .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, id))),
  );
}
