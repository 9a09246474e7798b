import { createHash } from "node:crypto";
import { anyOf } from "@parley/db/bulk";
import { messages } from "@parley/db/schema";
import { type NumberId, newId, type WebhookEventId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { ReceivedList, WhatsAppProvider } from "@parley/providers/port";
import { type Claim, finishJobs, jobsOfClaim, putOff } from "@parley/queue/claim";
import { and, eq } from "drizzle-orm";
import { type CommandContext, type CoreDeps, command, query } from "../command/index.ts";
import { findNumberCredentials } from "../numbers/index.ts";
import type { Keyring } from "../secrets/index.ts";
import { storeEventRows } from "./store-events.ts";

/** How often the provider's list is compared with what we have, and how far back it is read. */
const everyMs = 5 * 60_000;
const reachMs = 60 * 60_000;

export type Reconcile = {
  claim: Claim;
  keyring: Keyring;
  providers: Readonly<Record<ProviderId, Pick<WhatsAppProvider, "listReceived">>>;
};

/**
 * Finds what a lost webhook should have told (F-93) and stores it as the raw event it would have been. The job never
 * ends while its number is connected: it is put off to its next time.
 */
export async function reconcileReceived(
  deps: CoreDeps,
  scope: Claim["scope"],
  { claim, keyring, providers }: Reconcile,
): Promise<void> {
  const numberId = claim.key as NumberId;
  const credentials = await findReconciled(deps, scope, { keyring, numberId });
  const since = new Date((deps.clock?.() ?? new Date()).getTime() - reachMs);
  const list = credentials && providers[credentials.provider].listReceived;
  const received = list ? await list(since, credentials) : null;
  await keepReceived(deps, scope, { claim, received });
}

const findReconciled = query(
  "inbound.reconcile",
  ({ tx, scope }, { keyring, numberId }: { keyring: Keyring; numberId: NumberId }) =>
    findNumberCredentials(tx, keyring, scope.workspaceId, numberId),
);

const keepReceived = command(
  "inbound.reconcile",
  async (
    context: CommandContext,
    { claim, received }: { claim: Claim; received: ReceivedList | null },
  ): Promise<void> => {
    const { tx, scope } = context;
    const [job] = await jobsOfClaim(tx, claim, 1);
    if (job === undefined) return;
    if (received === null) {
      await finishJobs(tx, claim, [job.id]);
      return;
    }
    const numberId = claim.key as NumberId;
    if (received.kind === "listed") {
      const ids = received.webhooks.map(({ providerMessageId }) => providerMessageId);
      const known = await findKnown(context, numberId, ids);
      const missing = received.webhooks.filter(({ providerMessageId: id }) => !known.has(id));
      storeEventRows(
        context,
        missing.map(({ body }) => toEvent(numberId, Buffer.from(body), scope.requestId)),
      );
    }
    await putOff(tx, claim, everyMs, { isTry: false });
  },
);

async function findKnown(
  { tx, scope }: CommandContext,
  numberId: NumberId,
  ids: readonly string[],
): Promise<Set<string | null>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: messages.providerMessageId })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.numberId, numberId),
        anyOf(messages.providerMessageId, ids),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

function toEvent(numberId: NumberId, body: Buffer, requestId: string | null) {
  const bodySha256 = createHash("sha256").update(body).digest();
  return {
    id: newId<WebhookEventId>(),
    numberId,
    body,
    bodySha256,
    query: null,
    requestId: requestId ?? "reconcile",
  };
}
