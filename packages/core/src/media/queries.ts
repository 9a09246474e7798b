import { media } from "@parley/db/schema";
import type { MediaId } from "@parley/domain/ids";
import { and, eq } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";

/** A file whose bytes are there. */
export type StoredFile = {
  id: MediaId;
  mimeType: string;
  filename: string | null;
  sizeBytes: number;
  sha256: string;
  storageKey: string;
};

/** The file, or null when there is none, it is not (or no longer) stored, or it is another workspace's. */
export const findFile = query(
  "media.view",
  async ({ tx, scope }: QueryContext, id: MediaId): Promise<StoredFile | null> => {
    const [row] = await tx
      .select()
      .from(media)
      .where(
        and(eq(media.workspaceId, scope.workspaceId), eq(media.id, id), eq(media.state, "stored")),
      );
    if (row === undefined) return null;
    const { mimeType, filename, sizeBytes, sha256, storageKey } = row;
    if (sizeBytes === null || sha256 === null || storageKey === null) return null;
    return { id, mimeType, filename, sizeBytes, sha256, storageKey };
  },
);
