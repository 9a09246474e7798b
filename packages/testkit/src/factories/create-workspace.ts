import { randomBytes } from "node:crypto";
import { addMember, createWorkspaceWithOwner } from "@parley/core/members";
import { connectNumber, scopeOfVerifiedWebhook } from "@parley/core/numbers";
import { type Keyring, parseKeyring } from "@parley/core/secrets";
import type { Database } from "@parley/db/client";
import type { NumberId, UserId, WorkspaceId } from "@parley/domain/ids";
import type { Role } from "@parley/domain/permissions";
import { mintScope, type WorkspaceScope } from "@parley/domain/scope";

export const testKeyring: Keyring = parseKeyring(`k1:${Buffer.alloc(32, 7).toString("base64")}`);

/** argon2id of "correct horse battery", so that factories need not hash. */
export const testPassword = "correct horse battery";
export const testPasswordHash =
  "$argon2id$v=19$m=19456,t=2,p=1$0aOwYPQl+GVDkeMXKdU+lA$Imurn6GCwnJGKcmTpaNiX/EjwSynsp852L+usmLvuRQ";

export type TestNumber = {
  id: NumberId;
  providerNumberId: string;
  appSecret: string;
  accessToken: string;
  verifyToken: string;
};

export type TestWorkspace = {
  id: WorkspaceId;
  slug: string;
  users: Record<Role, { id: UserId; email: string }>;
  /** A scope of the member with this role. */
  as(role: Role): WorkspaceScope;
  number: TestNumber;
  /** The scope of an authentic webhook for the number. */
  webhookScope: WorkspaceScope;
};

const deps = (db: Database) => ({ db, wake: () => undefined });

/** A workspace with an owner, an admin, an agent and one connected number; unique in every name. */
export async function createTestWorkspace(
  db: Database,
  options: { canary?: string; passwordHash?: string } = {},
): Promise<TestWorkspace> {
  const unique = randomBytes(5).toString("hex");
  const { canary = unique, passwordHash = testPasswordHash } = options;
  const slug = `ws-${unique}`;
  const email = (role: Role) => `${role}-${unique}@example.com`;
  const { userId: ownerId, workspaceId } = await createWorkspaceWithOwner(db, {
    fullName: `Owner ${canary}`,
    email: email("owner"),
    passwordHash,
    company: `Company ${canary}`,
    slug,
  });
  const ids = { owner: ownerId } as Record<Role, UserId>;
  const as = (role: Role) =>
    mintScope({ workspaceId, actor: { kind: "user", userId: ids[role], role } });
  for (const role of ["admin", "agent"] as const) {
    ids[role] = await addMember(deps(db), as("owner"), {
      fullName: `${role} ${canary}`,
      email: email(role),
      passwordHash,
      role,
    });
  }
  const number = await connectTestNumber(db, as("owner"), canary);
  const { id: numberId } = number;
  return {
    id: workspaceId,
    slug,
    users: {
      owner: { id: ids.owner, email: email("owner") },
      admin: { id: ids.admin, email: email("admin") },
      agent: { id: ids.agent, email: email("agent") },
    },
    as,
    number,
    webhookScope: scopeOfVerifiedWebhook({ workspaceId, numberId }, "test-request"),
  };
}

/** Another number for a workspace. */
async function connectTestNumber(
  db: Database,
  scope: WorkspaceScope,
  canary: string,
): Promise<TestNumber> {
  const secrets = {
    appSecret: randomBytes(16).toString("hex"),
    accessToken: `EAA${randomBytes(16).toString("hex")}`,
    verifyToken: randomBytes(16).toString("hex"),
  };
  const providerNumberId = String(randomBytes(6).readUIntBE(0, 6));
  const id = await connectNumber(deps(db), scope, {
    keyring: testKeyring,
    displayName: `Number ${canary}`,
    phone: `+1555${providerNumberId.slice(0, 7)}`,
    providerNumberId,
    providerAccountId: `waba-${providerNumberId}`,
    ...secrets,
  });
  return { id, providerNumberId, ...secrets };
}
