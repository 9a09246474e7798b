import { media } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { MediaId, MessageId, NumberId } from "@parley/domain/ids";
import type { InboundFile } from "@parley/providers/port";
import { type Claim, finishJobs, finishSubjects, jobsOfClaim } from "@parley/queue/claim";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { getNumberCredentials, type NumberCredentials } from "../numbers/index.ts";
import type { Keyring } from "../secrets/index.ts";
import { newStorageKey } from "./storage-key.ts";
import { touchMessage } from "./touch-message.ts";

/** What is to be done with the claimed file. */
export type FileTask =
  | { kind: "erase"; mediaId: MediaId; storageKey: string }
  | {
      kind: "fetch";
      mediaId: MediaId;
      messageId: MessageId | null;
      numberId: NumberId;
      storageKey: string;
      mimeType: string;
      /** What the provider says its bytes hash to, in hex. */
      sha256: string | null;
      file: InboundFile;
      credentials: NumberCredentials;
    };

/**
 * The claimed file's task, or null when there is none: it is stored already, given up, or its number is off. The
 * key is written down before the first byte, so that no crash leaves a file nobody knows of.
 */
export const beginFetch = command(
  "media.fetch",
  async (context: CommandContext, input: { claim: Claim; keyring: Keyring }) => {
    const { tx, scope, about } = context;
    const { claim, keyring } = input;
    const [job] = await jobsOfClaim(tx, claim, 1);
    if (job === undefined) return null;
    const mediaId = job.subjectIds[0] as MediaId | undefined;
    if (mediaId === undefined) {
      await finishJobs(tx, claim, [job.id]);
      return null;
    }
    about({ kind: "media", id: mediaId });
    const [row] = await tx.select().from(media).where(isFile(scope.workspaceId, mediaId));
    const task = row && (await taskOf(context, keyring, row));
    if (task === undefined) await finishSubjects(tx, claim, [job], new Set([mediaId]));
    return task ?? null;
  },
);

type Row = typeof media.$inferSelect;

async function taskOf(
  context: CommandContext,
  keyring: Keyring,
  row: Row,
): Promise<FileTask | undefined> {
  const { id: mediaId, workspaceId, messageId, mimeType, sha256 } = row;
  if (row.state === "erased" && row.storageKey !== null) {
    return { kind: "erase", mediaId, storageKey: row.storageKey };
  }
  if (row.state !== "pending" || row.numberId === null) return undefined;
  const { numberId } = row;
  const credentials = await credentialsOf(context, keyring, { ...row, numberId });
  if (credentials === null) return undefined;
  const storageKey = row.storageKey ?? newStorageKey(workspaceId);
  const { tx, atEnd } = context;
  atEnd(() => tx.update(media).set({ storageKey }).where(isFile(workspaceId, mediaId)));
  const file = {
    ...(row.providerMediaId !== null && { providerMediaId: row.providerMediaId }),
    ...(row.providerUrl !== null && { url: row.providerUrl }),
  };
  return {
    kind: "fetch",
    ...{ mediaId, messageId, numberId, storageKey, mimeType, sha256, file, credentials },
  };
}

/** A number that is switched off lends its token to nobody: the file is given up. */
async function credentialsOf(
  context: CommandContext,
  keyring: Keyring,
  { workspaceId, id, numberId, messageId }: Row & { numberId: NonNullable<Row["numberId"]> },
): Promise<NumberCredentials | null> {
  const { tx } = context;
  try {
    return await getNumberCredentials(tx, keyring, workspaceId, numberId);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (messageId !== null) await touchMessage(context, messageId);
    const change = { state: "failed" as const, errorCode: error.code };
    await tx.update(media).set(change).where(isFile(workspaceId, id));
    return null;
  }
}

export function isFile(workspaceId: Row["workspaceId"], id: MediaId) {
  return and(eq(media.workspaceId, workspaceId), eq(media.id, id));
}
