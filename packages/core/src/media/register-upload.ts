import { media } from "@parley/db/schema";
import { type MediaId, newId } from "@parley/domain/ids";
import { type CommandContext, command } from "../command/index.ts";
import { unsentUploadMs } from "./tidy-uploads.ts";

export type RegisterUpload = {
  storageKey: string;
  mimeType: string;
  filename: string | null;
  sizeBytes: number;
  sha256: string;
};

/** Makes a file, whose bytes are in the store by now, one that a message of the workspace can carry; unsent for a day, it goes. */
export const registerUpload = command(
  "media.upload",
  async (
    { tx, scope, now, about, enqueue }: CommandContext,
    file: RegisterUpload,
  ): Promise<MediaId> => {
    const id = newId<MediaId>();
    const { actor, workspaceId } = scope;
    about({ kind: "media", id });
    await tx.insert(media).values({
      ...file,
      ...{ workspaceId, id, storedAt: now },
      direction: "outbound",
      state: "stored",
      uploadedBy: actor.kind === "user" ? actor.userId : null,
    });
    const runAt = new Date(now.getTime() + unsentUploadMs);
    enqueue({ queue: "tidy", key: workspaceId, subjectIds: [id], runAt });
    return id;
  },
);
