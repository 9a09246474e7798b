import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { MediaId, WorkspaceId } from "@parley/domain/ids";
import { parseId } from "@parley/domain/ids";
import { mintScope, type WorkspaceScope } from "@parley/domain/scope";
import type { Keyring } from "../secrets/index.ts";

export type FileLink = { workspaceId: WorkspaceId; mediaId: MediaId; expiresAt: Date };

/** No link lives longer, whoever signed it. */
export const maxLinkMs = 10 * 60 * 1000;

const idBytes = 16;
const bodyBytes = 2 * idBytes + 6;
const macBytes = 32;
const tokenLength = Math.ceil(((bodyBytes + macBytes) * 4) / 3);

/**
 * The token of a link under which a provider fetches a file without an account of ours: workspace, file and end
 * (to the second), signed with HMAC-SHA-256 under a key derived from the newest encryption key.
 */
export function signFileLink({ workspaceId, mediaId, expiresAt }: FileLink, keys: Keyring): string {
  const body = Buffer.alloc(bodyBytes);
  body.write(workspaceId.replaceAll("-", ""), 0, "hex");
  body.write(mediaId.replaceAll("-", ""), idBytes, "hex");
  body.writeUIntBE(Math.floor(expiresAt.getTime() / 1000), 2 * idBytes, 6);
  const key = keys.keys.get(keys.current);
  if (key === undefined) throw new Error("the keyring holds its current key");
  return Buffer.concat([body, macOf(body, key)]).toString("base64url");
}

/**
 * What a link opens, with the scope to read it, or null: forged, past its end, or longer than a link may live. Any
 * key of the ring may have signed it.
 */
export function openFileLink(
  token: string,
  keyring: Keyring,
  now: Date,
): { scope: WorkspaceScope; mediaId: MediaId } | null {
  if (token.length !== tokenLength || !/^[\w-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const [body, mac] = [bytes.subarray(0, bodyBytes), bytes.subarray(bodyBytes)];
  const isOurs = [...keyring.keys.values()].some((key) => timingSafeEqual(macOf(body, key), mac));
  const leftMs = body.readUIntBE(2 * idBytes, 6) * 1000 - now.getTime();
  if (!isOurs || leftMs <= 0 || leftMs > maxLinkMs) return null;
  const workspaceId = idAt<WorkspaceId>(body, 0);
  const mediaId = idAt<MediaId>(body, idBytes);
  if (workspaceId === null || mediaId === null) return null;
  const actor = { kind: "system", name: "file_link" } as const;
  return { scope: mintScope({ workspaceId, actor }), mediaId };
}

function macOf(body: Buffer, key: Buffer): Buffer {
  const derived = Buffer.from(hkdfSync("sha256", key, "", "parley file links", 32));
  return createHmac("sha256", derived).update(body).digest();
}

function idAt<Id extends WorkspaceId | MediaId>(body: Buffer, at: number): Id | null {
  const hex = body.subarray(at, at + idBytes).toString("hex");
  return parseId<Id>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
}
