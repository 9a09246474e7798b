import { createHash } from "node:crypto";
import { media, messages } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { type MediaId, type MessageId, newId } from "@parley/domain/ids";
import type { WorkspaceScope } from "@parley/domain/scope";
import type { StandInFile } from "@parley/providers/port";
import { and, eq } from "drizzle-orm";
import {
  type CommandContext,
  type CoreDeps,
  command,
  type QueryContext,
  query,
} from "../command/index.ts";
import type { FileStore } from "./file-store.ts";
import { newStorageKey } from "./storage-key.ts";

export type KeepStandInDeps = CoreDeps & { store: FileStore };
export type KeepStandIn = { messageId: MessageId; file: Omit<StandInFile, "key"> };

/**
 * Stores the file that stands for a message's content, once however often the message is tried, and returns its id. It
 * belongs to the message and is erased with it. Throws `message.not_found`.
 */
export async function keepStandIn(
  deps: KeepStandInDeps,
  scope: WorkspaceScope,
  { messageId, file }: KeepStandIn,
): Promise<MediaId> {
  const known = await findStandIn(deps, scope, { messageId, mimeType: file.mimeType });
  if (known !== null) return known;
  const bytes = Buffer.from(file.text);
  const storageKey = newStorageKey(scope.workspaceId);
  await deps.store.put(storageKey, once(bytes));
  try {
    return await addStandIn(deps, scope, { messageId, file, storageKey, bytes });
  } catch (error) {
    await deps.store.remove(storageKey);
    throw error;
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}

const findStandIn = query(
  "media.prepare",
  async (
    { tx, scope }: QueryContext,
    { messageId, mimeType }: { messageId: MessageId; mimeType: string },
  ): Promise<MediaId | null> => {
    const [found] = await tx
      .select({ mediaId: media.id })
      .from(messages)
      .leftJoin(
        media,
        and(
          eq(media.workspaceId, messages.workspaceId),
          eq(media.messageId, messages.id),
          eq(media.mimeType, mimeType),
          eq(media.state, "stored"),
        ),
      )
      .where(and(eq(messages.workspaceId, scope.workspaceId), eq(messages.id, messageId)));
    if (found !== undefined) return found.mediaId;
    throw new DomainError(
      "message.not_found",
      "unable to keep the message's file; the message does not exist",
    );
  },
);

const addStandIn = command(
  "media.prepare",
  async (
    { tx, scope, now, about }: CommandContext,
    input: KeepStandIn & { storageKey: string; bytes: Buffer },
  ): Promise<MediaId> => {
    const { messageId, storageKey, bytes } = input;
    const { mimeType, filename } = input.file;
    const id = newId<MediaId>();
    about({ kind: "media", id });
    await tx.insert(media).values({
      ...{ workspaceId: scope.workspaceId, id, messageId, mimeType, filename, storageKey },
      ...{ direction: "outbound", state: "stored", storedAt: now },
      sizeBytes: bytes.byteLength,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    return id;
  },
);
