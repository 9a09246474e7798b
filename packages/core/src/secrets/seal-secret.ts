import type { Tx } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import { open, seal } from "./envelope.ts";
import type { Keyring } from "./keyring.ts";
import { currentWorkspaceKey, getWorkspaceKey } from "./workspace-key.ts";

/** Where a secret lives; a sealed value opens only for the same row and field. */
export type SecretPlace = { workspaceId: WorkspaceId; rowId: string; field: string };

/** Seals a secret under the workspace's data key. Layout: key version (4 bytes), sealed value. */
export async function sealSecret(
  tx: Tx,
  keyring: Keyring,
  at: SecretPlace,
  secret: string,
): Promise<Buffer> {
  const { version, key } = await currentWorkspaceKey(tx, keyring, at.workspaceId);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(version);
  return Buffer.concat([header, seal(key, place(at, version), Buffer.from(secret))]);
}

/** Opens what `sealSecret` made for the same place; throws on any other. */
export async function openSecret(
  tx: Tx,
  keyring: Keyring,
  at: SecretPlace,
  sealed: Buffer,
): Promise<string> {
  const version = sealed.readUInt32BE(0);
  const { key } = await getWorkspaceKey(tx, keyring, at.workspaceId, version);
  return open(key, place(at, version), sealed.subarray(4)).toString();
}

function place(at: SecretPlace, version: number): string[] {
  return ["secret", at.workspaceId, at.rowId, at.field, String(version)];
}
