import { contactIdentities, contacts } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { ContactId, NumberId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { CallOutcome, SendRequest, WhatsAppProvider } from "@parley/providers/port";
import { and, asc, eq, isNull } from "drizzle-orm";
import { type CommandContext, type CoreDeps, command, type QueryContext, query } from "../command/index.ts";
import { getNumberCredentials } from "../numbers/index.ts";
import type { Keyring } from "../secrets/index.ts";

export type BlockContact = {
  contactId: ContactId;
  /** Through which of the workspace's numbers the provider is told. */
  numberId: NumberId;
  isBlocked: boolean;
  keyring: Keyring;
  providers: Readonly<Record<ProviderId, Pick<WhatsAppProvider, "setBlocked">>>;
};

/**
 * Blocks or unblocks a person: nothing is sent to them any more, and the provider is told where it has a call for it.
 * Refuses with `contact.not_found`, `number.inactive` and `provider.refused`.
 */
export async function setContactBlocked(
  deps: CoreDeps,
  scope: Parameters<typeof keepBlocked>[1],
  input: BlockContact,
): Promise<{ isTold: boolean }> {
  const { credentials, to } = await findBlockTarget(deps, scope, input);
  const { isBlocked, contactId, providers } = input;
  const outcome = await providers[credentials.provider].setBlocked({ to, isBlocked }, credentials);
  assertTold(outcome);
  await keepBlocked(deps, scope, { contactId, isBlocked });
  return { isTold: outcome.kind === "done" };
}

const findBlockTarget = query(
  "contact.block",
  async ({ tx, scope }: QueryContext, { contactId, numberId, keyring }: BlockContact) => ({
    to: await recipientOf({ tx, scope }, contactId),
    credentials: await getNumberCredentials(tx, keyring, scope.workspaceId, numberId),
  }),
);

const keepBlocked = command(
  "contact.block",
  async (
    { tx, scope, about }: CommandContext,
    { contactId, isBlocked }: { contactId: ContactId; isBlocked: boolean },
  ): Promise<void> => {
    about({ kind: "contact", id: contactId });
    await tx
      .update(contacts)
      .set({ isBlocked })
      .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, contactId)));
  },
);

/** How the person is reached by now: phone and business-scoped id, each the oldest that still holds. */
export async function recipientOf(
  { tx, scope }: Pick<QueryContext, "tx" | "scope">,
  contactId: ContactId,
): Promise<SendRequest["to"]> {
  const identities = await tx
    .select({ kind: contactIdentities.kind, value: contactIdentities.value })
    .from(contactIdentities)
    .where(
      and(
        eq(contactIdentities.workspaceId, scope.workspaceId),
        eq(contactIdentities.contactId, contactId),
        isNull(contactIdentities.supersededAt),
      ),
    )
    .orderBy(asc(contactIdentities.createdAt), asc(contactIdentities.id));
  if (identities.length === 0) {
    throw new DomainError("contact.not_found", "unable to find the contact; it does not exist");
  }
  const phone = identities.find(({ kind }) => kind === "wa_phone")?.value;
  const bsuid = identities.find(({ kind }) => kind === "wa_bsuid")?.value;
  return { ...(phone && { phone }), ...(bsuid && { bsuid }) };
}

function assertTold(outcome: CallOutcome): void {
  if (outcome.kind === "done" || outcome.kind === "unsupported") return;
  const why =
    outcome.kind === "refused"
      ? outcome.title || `error ${outcome.code}`
      : "WhatsApp does not answer at the moment. Try again in a minute";
  throw new DomainError("provider.refused", `unable to change the block; ${why}`);
}
