import { randomBytes } from "node:crypto";
import type { WorkspaceId } from "@parley/domain/ids";

/**
 * A new random name for a file (T-43: never the sender's). The workspace comes first, so that a listing separates
 * tenants; two characters of the name spread files over folders.
 */
export function newStorageKey(workspaceId: WorkspaceId): string {
  const name = randomBytes(32).toString("base64url");
  return `${workspaceId}/${name.slice(0, 2)}/${name}`;
}
