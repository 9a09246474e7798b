import { media } from "@parley/db/schema";
import type { MediaId, NumberId } from "@parley/domain/ids";
import { extensionOf } from "@parley/domain/messages";
import type { WorkspaceScope } from "@parley/domain/scope";
import type {
  FailedCall,
  ProviderCredentials,
  SendFile,
  WhatsAppProvider,
} from "@parley/providers/port";
import { and, eq } from "drizzle-orm";
import {
  type CommandContext,
  type CoreDeps,
  command,
  type QueryContext,
  query,
} from "../command/index.ts";
import type { Keyring } from "../secrets/index.ts";
import { isFile } from "./begin-fetch.ts";
import { maxLinkMs, signFileLink } from "./file-link.ts";
import type { FileStore } from "./file-store.ts";

export type PrepareFileDeps = CoreDeps & {
  store: FileStore;
  keyring: Keyring;
  /** The gateway's address as providers know it. */
  gatewayUrl: string;
};

export type PrepareFile = {
  mediaId: MediaId;
  /** The number the message goes out from: an upload is good for it alone. */
  numberId: NumberId;
  provider: Pick<WhatsAppProvider, "uploadMedia">;
  credentials: ProviderCredentials;
};

/** There is no such file in the workspace, or its bytes are gone: no later try finds it. */
const absent: FailedCall = {
  ...{ kind: "refused", code: "media.not_found", title: "The file is no longer there" },
  ...{ details: "", httpStatus: 0 },
};

/** An upload that ends sooner is made anew: a message may wait its turn. */
const spareMs = 60 * 60 * 1000;

/**
 * Brings a file to where its provider can send it from: the upload of an earlier message, a new upload streamed
 * from the store, or a link of ours that lives ten minutes. Calls the provider, so never inside a transaction.
 */
export async function prepareFile(
  deps: PrepareFileDeps,
  scope: WorkspaceScope,
  { mediaId, numberId, provider, credentials }: PrepareFile,
): Promise<SendFile | FailedCall> {
  const row = await findSendable(deps, scope, mediaId);
  if (row === null) return absent;
  const { mimeType, sizeBytes, storageKey } = row;
  const now = deps.clock?.() ?? new Date();
  const kept = keptUpload(row, numberId, now);
  if (kept !== null) return { providerMediaId: kept };
  const filename = row.filename ?? `file.${extensionOf(mimeType) ?? "bin"}`;
  const open = () => deps.store.open(storageKey);
  const uploaded = await provider.uploadMedia({ mimeType, filename, sizeBytes, open }, credentials);
  switch (uploaded.kind) {
    case "uploaded": {
      const { providerMediaId, expiresAt } = uploaded;
      await keepUpload(deps, scope, { mediaId, numberId, providerMediaId, expiresAt });
      return { providerMediaId };
    }
    case "link_only": {
      const expiresAt = new Date(now.getTime() + maxLinkMs);
      const link = { workspaceId: scope.workspaceId, mediaId, expiresAt };
      const token = signFileLink(link, deps.keyring);
      return { link: `${deps.gatewayUrl}/files/${token}` };
    }
    default:
      return uploaded;
  }
}

type Row = typeof media.$inferSelect;
type Sendable = Row & { sizeBytes: number; storageKey: string };

const findSendable = query(
  "media.prepare",
  async ({ tx, scope }: QueryContext, id: MediaId): Promise<Sendable | null> => {
    const [row] = await tx.select().from(media).where(isFile(scope.workspaceId, id));
    if (row?.state !== "stored") return null;
    const { sizeBytes, storageKey } = row;
    return sizeBytes === null || storageKey === null ? null : { ...row, sizeBytes, storageKey };
  },
);

type Upload = { mediaId: MediaId; numberId: NumberId; providerMediaId: string; expiresAt: Date };

/** An inbound file's provider id is where it came from, and stays it. */
const keepUpload = command(
  "media.prepare",
  async ({ tx, scope, about }: CommandContext, upload: Upload): Promise<void> => {
    const { mediaId, numberId, providerMediaId, expiresAt } = upload;
    about({ kind: "media", id: mediaId });
    await tx
      .update(media)
      .set({ numberId, providerMediaId, providerExpiresAt: expiresAt })
      .where(and(isFile(scope.workspaceId, mediaId), eq(media.direction, "outbound")));
  },
);

function keptUpload(row: Row, numberId: NumberId, now: Date): string | null {
  if (row.direction !== "outbound" || row.numberId !== numberId) return null;
  const leftMs = (row.providerExpiresAt?.getTime() ?? 0) - now.getTime();
  return leftMs > spareMs ? row.providerMediaId : null;
}
