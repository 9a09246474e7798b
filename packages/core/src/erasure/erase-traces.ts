import { contactIdentities } from "@parley/db/schema";
import { phoneVariants } from "@parley/domain/identity";
import type { ContactId, NumberId } from "@parley/domain/ids";
import { type Claim, finishJobs, jobsOfClaim } from "@parley/queue/claim";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { emptyRawEvents } from "../inbound/index.ts";

/**
 * Empties the raw webhooks in which the contact of a deleted conversation is named, as long as it lasted. Safe to run
 * twice. A webhook that tells of others too is emptied whole: what it said is recorded.
 */
export const eraseTraces = command(
  "conversation.erase",
  async (context: CommandContext, { claim }: { claim: Claim }): Promise<void> => {
    const { tx, scope, about } = context;
    const [job] = await jobsOfClaim(tx, claim, 1);
    if (job === undefined) return;
    about({ kind: "conversation", id: claim.key });
    const [numberId, contactId, firstId, lastId] = job.subjectIds;
    if (firstId !== undefined && lastId !== undefined) {
      const words = await wordsFor(context, contactId as ContactId);
      await emptyRawEvents(tx, {
        ...{ workspaceId: scope.workspaceId, numberId: numberId as NumberId, firstId, lastId },
        ...{ words, recordedIds: [], because: "its conversation was deleted" },
      });
    }
    await finishJobs(tx, claim, [job.id]);
  },
);

/** How webhooks write the person: digits of the phone, business-scoped ids; the given up ones as well. */
async function wordsFor({ tx, scope }: CommandContext, contactId: ContactId): Promise<string[]> {
  const identities = await tx
    .select({ kind: contactIdentities.kind, value: contactIdentities.value })
    .from(contactIdentities)
    .where(
      and(
        eq(contactIdentities.workspaceId, scope.workspaceId),
        eq(contactIdentities.contactId, contactId),
      ),
    );
  return identities.flatMap(({ kind, value }) =>
    kind === "wa_phone" ? phoneVariants(value).map((phone) => phone.replace(/^\+/, "")) : [value],
  );
}
