import { anyOf } from "@parley/db/bulk";
import { media, reachedCustomers, templates } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import {
  type ConversationId,
  type MediaId,
  parseId,
  type TemplateId,
  type UserId,
} from "@parley/domain/ids";
import {
  canSendTemplate,
  messagingLimitOf,
  reachPeriodMs,
  startingLimit,
} from "@parley/domain/limits";
import type { ContentOf } from "@parley/domain/messages";
import {
  renderTemplate,
  sendability,
  type Template,
  type TemplateValues,
  validateParameters,
} from "@parley/domain/templates";
import { canSendFreeForm } from "@parley/domain/window";
import { and, countDistinct, eq, gt, sql } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { lockConversation } from "../conversations/index.ts";
import { assertMaySend, getParties, type Parties } from "./may-send.ts";
import type { MessageView } from "./message-view.ts";
import { findByClientId, queueMessage, repeated } from "./queue-message.ts";

export type SendTemplate = {
  conversationId: ConversationId;
  clientMessageId: string;
  templateId: TemplateId;
  values: TemplateValues;
};

/**
 * Queues an approved template, filled; the window may be closed. Refuses as `sendMessage` does, and with
 * `template.not_found`, `template.not_sendable`, `template.values_invalid`, `contact.opted_out` (marketing) or
 * `template.limit_reached`. The thread stores what the customer will see (S0.35).
 */
export const sendTemplate = command("message.send", queueTemplate);

/** What `sendTemplate` does, for commands that end in it. */
export async function queueTemplate(
  context: CommandContext,
  input: SendTemplate & { authorUserId?: UserId | null },
): Promise<MessageView> {
  const { conversationId, clientMessageId } = input;
  const [conversation, earlier, parties, template] = await Promise.all([
    lockConversation(context, conversationId),
    findByClientId(context, clientMessageId),
    getParties(context, conversationId),
    findTemplate(context, input.templateId),
    assertFiles(context, input.values),
  ]);
  const content = contentOf(input, template);
  if (earlier !== undefined) return repeated(context, earlier, { conversationId, content });
  const { now } = context;
  assertMaySend(conversation, parties, {
    now,
    isTemplate: true,
    check: () => assertSendable(template, input.values, parties, now),
  });
  const { lastInboundAt, windowForcedClosedAt: forcedClosedAt, contactId } = conversation;
  const isWindowOpen = canSendFreeForm({ lastInboundAt, forcedClosedAt, now });
  await assertWithinLimit(context, parties, { contactId, isWindowOpen });
  return queueMessage(context, conversation, {
    provider: parties.provider,
    clientMessageId,
    content,
    quotedProviderMessageId: null,
    authorUserId: input.authorUserId,
  });
}

type Found = { template: Template; provider: string; providerAccountId: string };

/** Throws `template.not_found`. */
export async function findTemplate({ tx, scope }: CommandContext, id: TemplateId): Promise<Found> {
  const [row] = await tx
    .select()
    .from(templates)
    .where(and(eq(templates.workspaceId, scope.workspaceId), eq(templates.id, id)));
  if (row !== undefined) {
    const { definition: template, provider, providerAccountId } = row;
    return { template, provider, providerAccountId };
  }
  throw new DomainError(
    "template.not_found",
    "unable to send message; the template does not exist any more. Choose another",
  );
}

/** A media value names a file of ours by its id; the provider's own ids are none of a client's business. */
export async function assertFiles(
  { tx, scope }: CommandContext,
  values: SendTemplate["values"],
): Promise<void> {
  const given = Object.values(values).flatMap((value) =>
    value.type === "media" && value.id !== null ? [value.id] : [],
  );
  const ids = given.flatMap((id) => parseId<MediaId>(id) ?? []);
  if (given.length === 0) return;
  const stored = await tx.$count(
    media,
    and(eq(media.workspaceId, scope.workspaceId), anyOf(media.id, ids), eq(media.state, "stored")),
  );
  if (ids.length === given.length && stored === new Set(ids).size) return;
  throw refused("media.not_found", "a file of the template is not here. Add the file again");
}

function contentOf(
  { templateId, values }: SendTemplate,
  { template }: Found,
): ContentOf<"template"> {
  const { category } = template;
  return {
    type: "template",
    templateId,
    category,
    values,
    rendered: renderTemplate(template, values),
  };
}

/** May this template be sent to these parties, so filled? Throws why not. */
export function assertSendable(
  { template, provider, providerAccountId }: Found,
  values: TemplateValues,
  parties: Parties,
  now: Date,
): void {
  if (provider !== parties.provider || providerAccountId !== parties.providerAccountId) {
    throw refused("template.not_sendable", "the template belongs to another number's account");
  }
  const verdict = sendability(template);
  if (!verdict.ok) throw refused("template.not_sendable", verdict.message);
  if (template.category === "marketing" && parties.marketingStoppedAt !== null) {
    throw refused(
      "contact.opted_out",
      "this person wants no marketing. Other templates still work",
    );
  }
  const [issue] = validateParameters(template, values, now);
  if (issue !== undefined) throw refused("template.values_invalid", issue.message);
}

/** People reached in the last 24 hours by templates outside the window, in the number's portfolio (S4.14, S4.15). */
async function assertWithinLimit(
  { tx, scope, now }: CommandContext,
  parties: Parties,
  { contactId, isWindowOpen }: { contactId: string; isWindowOpen: boolean },
): Promise<void> {
  const limitScope = limitScopeOf(parties);
  const [reached] = await tx
    .select({
      count: countDistinct(reachedCustomers.contactId),
      isAlready: sql<boolean>`coalesce(bool_or(${reachedCustomers.contactId} = ${contactId}::uuid), false)`,
    })
    .from(reachedCustomers)
    .where(
      and(
        eq(reachedCustomers.workspaceId, scope.workspaceId),
        eq(reachedCustomers.limitScope, limitScope),
        gt(reachedCustomers.reachedAt, new Date(now.getTime() - reachPeriodMs)),
      ),
    );
  const limit = parties.messagingLimit === null ? null : messagingLimitOf(parties.messagingLimit);
  const isAlreadyReached = reached?.isAlready ?? false;
  const facts = { limit, reachedCount: reached?.count ?? 0, isWindowOpen, isAlreadyReached };
  if (canSendTemplate(facts)) return;
  throw refused(
    "template.limit_reached",
    `${limit ?? startingLimit} people were reached by template in the last 24 hours, which is this account's limit. Wait, or answer people who write`,
  );
}

/** What the provider's limit is shared by: the portfolio where it is known, else the account. */
export function limitScopeOf({
  portfolioId,
  providerAccountId,
}: Pick<Parties, "portfolioId" | "providerAccountId">): string {
  return portfolioId ?? providerAccountId ?? "";
}

function refused(code: DomainError["code"], reason: string): DomainError {
  return new DomainError(code, `unable to send message; ${reason.replace(/\.$/, "")}`);
}
