import { randomBytes } from "node:crypto";
import { workspaceKeys } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import { and, desc, eq } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { open, seal } from "./envelope.ts";
import type { Keyring } from "./keyring.ts";

export type WorkspaceKey = { version: number; key: Buffer };

/** The newest data key of the workspace, made on first use. Call inside the workspace's transaction. */
export async function currentWorkspaceKey(
  tx: Tx,
  keyring: Keyring,
  workspaceId: WorkspaceId,
): Promise<WorkspaceKey> {
  const found = await findKey(tx, workspaceId);
  if (found !== undefined) return unwrap(keyring, found);
  const key = randomBytes(32);
  const wrapping = wrappingKey(keyring, keyring.current);
  const wrappedKey = seal(wrapping, place(workspaceId, 1, keyring.current), key);
  await tx
    .insert(workspaceKeys)
    .values({ workspaceId, version: 1, kid: keyring.current, wrappedKey })
    .onConflictDoNothing();
  const kept = await findKey(tx, workspaceId);
  if (kept === undefined) throw new Error("the workspace's data key was not stored");
  return unwrap(keyring, kept);
}

const kept = new WeakMap<Keyring, LRUCache<string, WorkspaceKey>>();
const keptMs = 60_000;

/** The data key of that version, which never changes, remembered a minute; throws if there is none. */
export async function getWorkspaceKey(
  tx: Tx,
  keyring: Keyring,
  workspaceId: WorkspaceId,
  version: number,
): Promise<WorkspaceKey> {
  const keys = kept.get(keyring) ?? new LRUCache({ max: 1_000, ttl: keptMs });
  kept.set(keyring, keys);
  const name = `${workspaceId}:${version}`;
  const key = keys.get(name) ?? (await readKey(tx, keyring, workspaceId, version));
  keys.set(name, key);
  return key;
}

async function readKey(
  tx: Tx,
  keyring: Keyring,
  workspaceId: WorkspaceId,
  version: number,
): Promise<WorkspaceKey> {
  const found = await findKey(tx, workspaceId, version);
  if (found === undefined) throw new Error("the workspace's data key is missing");
  return unwrap(keyring, found);
}

type Row = typeof workspaceKeys.$inferSelect;

async function findKey(tx: Tx, workspaceId: WorkspaceId, version?: number) {
  const ofVersion = version === undefined ? undefined : eq(workspaceKeys.version, version);
  const [row] = await tx
    .select()
    .from(workspaceKeys)
    .where(and(eq(workspaceKeys.workspaceId, workspaceId), ofVersion))
    .orderBy(desc(workspaceKeys.version))
    .limit(1);
  return row;
}

function unwrap(keyring: Keyring, row: Row): WorkspaceKey {
  const { workspaceId, version, kid, wrappedKey } = row;
  const key = open(wrappingKey(keyring, kid), place(workspaceId, version, kid), wrappedKey);
  return { version, key };
}

function wrappingKey(keyring: Keyring, kid: string): Buffer {
  const key = keyring.keys.get(kid);
  if (key === undefined)
    throw new Error(`unable to unwrap a data key; ENCRYPTION_KEY lacks ${kid}`);
  return key;
}

function place(workspaceId: WorkspaceId, version: number, kid: string): string[] {
  return ["workspace_key", workspaceId, String(version), kid];
}
