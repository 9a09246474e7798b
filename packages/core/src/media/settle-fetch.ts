import { media, messages } from "@parley/db/schema";
import type { MediaId, MessageId } from "@parley/domain/ids";
import type { ContactCard } from "@parley/domain/messages";
import type { FailedCall } from "@parley/providers/port";
import { type Claim, finishSubjects, jobsOfClaim, putOff } from "@parley/queue/claim";
import { and, eq, isNull } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { type FileTask, isFile } from "./begin-fetch.ts";
import type { Received } from "./receive-file.ts";
import { touchMessage } from "./touch-message.ts";

export type FetchOutcome =
  | Extract<Received, { kind: "stored" | "too_large" | "empty" }>
  | { kind: "gone" }
  /** The bytes are not the ones the provider told of. */
  | { kind: "damaged" }
  | FailedCall;

/** How long to wait after each try; after the last the file is given up. Together about an hour (F-72). */
const waitsMs = [15_000, 60_000, 240_000, 900_000, 2_400_000];

/**
 * Records what became of a fetch and tells browsers. False when nobody wants the file any more, because its message
 * was erased meanwhile: then the bytes are to be removed, and the job ended by `settleErased`.
 */
export const settleFetch = command(
  "media.fetch",
  async (
    context: CommandContext,
    input: {
      claim: Claim;
      task: Extract<FileTask, { kind: "fetch" }>;
      outcome: FetchOutcome;
      /** What the message says by its file, where that is a card of contacts. */
      contacts?: ContactCard[] | null;
    },
  ): Promise<boolean> => {
    const { tx, scope, now, about } = context;
    const { claim, task, outcome, contacts } = input;
    const { mediaId, messageId } = task;
    about({ kind: "media", id: mediaId });
    const held = await jobsOfClaim(tx, claim, 1);
    const waitMs = waitOf(outcome, claim.tries);
    if (waitMs !== null) {
      await putOff(tx, claim, waitMs);
      return true;
    }
    if (messageId !== null) await touchMessage(context, messageId);
    const settled = await tx
      .update(media)
      .set(changeOf(outcome, now))
      .where(and(isFile(scope.workspaceId, mediaId), eq(media.state, "pending")))
      .returning({ id: media.id });
    if (settled.length === 0) return false;
    if (messageId !== null && contacts) await showContacts(context, messageId, contacts);
    await finishSubjects(tx, claim, held, new Set([mediaId]));
    return true;
  },
);

/** The message shows the contacts instead of their file, unless it was taken back meanwhile. */
async function showContacts(
  { tx, scope }: CommandContext,
  messageId: MessageId,
  contacts: ContactCard[],
): Promise<void> {
  await tx
    .update(messages)
    .set({ content: { type: "contacts", contacts } })
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.id, messageId),
        isNull(messages.deletedAt),
      ),
    );
}

/** Ends the job of a file that has left the store: nothing points at it any more. */
export const settleErased = command(
  "media.fetch",
  async ({ tx, scope, about }: CommandContext, input: { claim: Claim; mediaId: MediaId }) => {
    const { claim, mediaId } = input;
    about({ kind: "media", id: mediaId });
    const held = await jobsOfClaim(tx, claim, 1);
    await tx
      .update(media)
      .set({ storageKey: null })
      .where(and(isFile(scope.workspaceId, mediaId), eq(media.state, "erased")));
    await finishSubjects(tx, claim, held, new Set([mediaId]));
  },
);

function waitOf(outcome: FetchOutcome, tries: number): number | null {
  const wait = waitsMs[tries - 1];
  if (wait === undefined) return null;
  if (outcome.kind === "damaged") return wait;
  return outcome.kind === "retry" ? Math.max(wait, outcome.retryAfterMs ?? 0) : null;
}

function changeOf(outcome: FetchOutcome, now: Date): Partial<typeof media.$inferInsert> {
  const nothing = { storageKey: null, errorCode: null };
  switch (outcome.kind) {
    case "stored": {
      const { mimeType, sizeBytes, sha256 } = outcome;
      return { state: "stored", storedAt: now, errorCode: null, mimeType, sizeBytes, sha256 };
    }
    case "too_large":
      return { ...nothing, state: "too_large", mimeType: outcome.mimeType };
    case "gone":
      return { ...nothing, state: "gone" };
    case "refused":
      return { ...nothing, state: "failed", errorCode: outcome.code };
    case "retry":
      return { ...nothing, state: "failed", errorCode: `provider.${outcome.reason}` };
    case "damaged":
    case "empty":
      return { ...nothing, state: "failed", errorCode: `media.${outcome.kind}` };
  }
}
