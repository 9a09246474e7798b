import { contacts } from "@parley/db/schema";
import type { ContactId, NumberId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { SendRequest, WhatsAppProvider } from "@parley/providers/port";
import { type Claim, finishJobs, jobsOfClaim, putOff } from "@parley/queue/claim";
import { and, eq } from "drizzle-orm";
import { type CommandContext, type CoreDeps, command, query } from "../command/index.ts";
import { assertNumber, findNumberCredentials, type NumberCredentials } from "../numbers/index.ts";
import type { Keyring } from "../secrets/index.ts";
import { recordEvents } from "../timeline/index.ts";
import { recipientOf } from "./recipient-of.ts";
import { absentContact, touchContact } from "./touch-contact.ts";

export type SetContactBlocked = {
  contactId: ContactId;
  /** Through which number the provider is told. */
  numberId: NumberId;
  isBlocked: boolean;
};

/**
 * Blocks or unblocks a person: at once nothing is sent to them any more; the provider is told by a job, where it has
 * a call for it. Refuses with `number.not_found` and `contact.not_found`.
 */
export const setContactBlocked = command(
  "contact.block",
  async (
    context: CommandContext,
    { contactId, numberId, isBlocked }: SetContactBlocked,
  ): Promise<void> => {
    const { tx, scope, about, atEnd, enqueue } = context;
    about({ kind: "contact", id: contactId });
    await assertNumber(tx, scope.workspaceId, numberId);
    const [before] = await tx
      .select({ isBlocked: contacts.isBlocked })
      .from(contacts)
      .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, contactId)))
      .for("update");
    if (before === undefined) throw absentContact();
    enqueue({ queue: "block", key: contactId, subjectIds: [numberId] });
    if (before.isBlocked === isBlocked) return;
    const event = { kind: isBlocked ? ("blocked" as const) : ("unblocked" as const) };
    const versions = await touchContact(context, contactId, { isBlocked });
    const events = [...versions].map(([id, version]) => ({ conversationId: id, version, event }));
    atEnd(() => recordEvents(context, events));
  },
);

export type TellBlocked = {
  claim: Claim;
  keyring: Keyring;
  providers: Readonly<Record<ProviderId, Pick<WhatsAppProvider, "setBlocked">>>;
};

const maxTries = 5;
const retryMs = 30_000;

/** Tells the provider whether the claimed contact is blocked by now; repeating it changes nothing. */
export async function tellBlocked(
  deps: CoreDeps,
  scope: Claim["scope"],
  { claim, keyring, providers }: TellBlocked,
): Promise<void> {
  const facts = await readBlock(deps, scope, { claim, keyring });
  const outcome =
    facts && (await providers[facts.credentials.provider].setBlocked(facts, facts.credentials));
  await finishTelling(deps, scope, { claim, retry: outcome?.kind === "retry" });
}

type BlockFacts = { to: SendRequest["to"]; isBlocked: boolean; credentials: NumberCredentials };

const readBlock = query(
  "contact.tell_provider",
  async (
    { tx, scope },
    { claim, keyring }: { claim: Claim; keyring: Keyring },
  ): Promise<BlockFacts | null> => {
    const [job] = await jobsOfClaim(tx, claim, 1);
    const contactId = claim.key as ContactId;
    const [contact] = await tx
      .select({ isBlocked: contacts.isBlocked })
      .from(contacts)
      .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, contactId)));
    const numberId = job?.subjectIds[0] as NumberId | undefined;
    if (contact === undefined || numberId === undefined) return null;
    const credentials = await findNumberCredentials(tx, keyring, scope.workspaceId, numberId);
    if (credentials === null) return null;
    return { to: await recipientOf(tx, scope.workspaceId, contactId), credentials, ...contact };
  },
);

const finishTelling = command(
  "contact.tell_provider",
  async (
    { tx, atEnd }: CommandContext,
    { claim, retry }: { claim: Claim; retry: boolean },
  ): Promise<void> => {
    const [job] = await jobsOfClaim(tx, claim, 1);
    if (job === undefined) return;
    if (retry && job.tries < maxTries) await putOff(tx, claim, retryMs);
    else atEnd(() => finishJobs(tx, claim, [job.id]));
  },
);
