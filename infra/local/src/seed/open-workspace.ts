import { hashPassword, verifyPassword } from "@parley/auth/passwords";
import {
  addMember,
  createWorkspaceWithOwner,
  listMembers,
  listMemberships,
} from "@parley/core/members";
import { type ConnectNumber, connectNumber, listNumbers } from "@parley/core/numbers";
import type { Keyring } from "@parley/core/secrets";
import { refreshTemplates } from "@parley/core/templates";
import type { Database } from "@parley/db/client";
import { users } from "@parley/db/schema";
import type { NumberId, UserId, WorkspaceId } from "@parley/domain/ids";
import type { Role } from "@parley/domain/permissions";
import { mintScope, type WorkspaceScope } from "@parley/domain/scope";
import { eq } from "drizzle-orm";
import type { DemoSecrets } from "../secrets/index.ts";
import type { Profile } from "./profiles.ts";

export type SeedDeps = { db: Database; keyring: Keyring; now: Date };

export type SeededWorkspace = {
  scope: WorkspaceScope;
  userIds: Readonly<Record<Role, UserId>>;
  numberId: NumberId;
  senderId: NumberId;
  hasKnownPasswords: boolean;
};

/** Finds the profile's workspace by its owner, or makes it; adds members and numbers where missing. */
export async function openWorkspace(
  { db, keyring }: SeedDeps,
  profile: Profile,
  secrets: DemoSecrets,
): Promise<SeededWorkspace> {
  const owner = await openOwner(db, profile, secrets.ownerPassword);
  const actor = { kind: "user", userId: owner.userId, role: "owner" } as const;
  const scope = mintScope({ workspaceId: owner.workspaceId, actor });
  const core = { db, wake: () => undefined };
  const known = await listMembers(core, scope, undefined);
  const openMember = async (role: "admin" | "agent", password: string): Promise<UserId> => {
    const { fullName, email } = profile.people[role];
    const found = known.find((member) => member.role === role && member.fullName === fullName);
    if (found !== undefined) return found.userId;
    const passwordHash = await hashPassword(password);
    return addMember(core, scope, { fullName, email, passwordHash, role });
  };
  const [admin, agent] = await Promise.all([
    openMember("admin", secrets.adminPassword),
    openMember("agent", secrets.agentPassword),
  ]);
  const connected = await listNumbers(core, scope, undefined);
  const open = async (number: ConnectNumber): Promise<NumberId> => {
    const found = connected.find(({ phone }) => phone === number.phone);
    if (found !== undefined) return found.id;
    const id = await connectNumber(core, scope, number);
    await refreshTemplates(core, scope, id);
    return id;
  };
  const { number, sender } = atProviders(profile, secrets, keyring);
  const { userId, hasKnownPassword } = owner;
  return {
    scope,
    userIds: { owner: userId, admin, agent },
    numberId: await open(number),
    senderId: await open(sender),
    hasKnownPasswords: hasKnownPassword,
  };
}

function atProviders(
  { number, sender }: Profile,
  { appSecret, accessToken, verifyToken, twilioAuthToken: authToken }: DemoSecrets,
  keyring: Keyring,
): { number: ConnectNumber; sender: ConnectNumber } {
  return {
    number: {
      ...{ keyring, displayName: number.displayName, phone: number.phone },
      providerNumberId: number.phoneNumberId,
      providerAccountId: number.wabaId,
      ...{ appSecret, accessToken, verifyToken },
    },
    sender: {
      provider: "twilio",
      ...{ keyring, displayName: sender.displayName, phone: sender.phone },
      ...{ accountSid: sender.accountSid, authToken },
    },
  };
}

type Owner = { userId: UserId; workspaceId: WorkspaceId; hasKnownPassword: boolean };

async function openOwner(
  db: Database,
  { slug, company, people }: Profile,
  password: string,
): Promise<Owner> {
  const { fullName, email } = people.owner;
  const [user] = await db.orm.select().from(users).where(eq(users.email, email));
  const memberships = user === undefined ? [] : await listMemberships(db, user.id);
  const membership = memberships.find((one) => one.slug === slug);
  if (user !== undefined && membership !== undefined) {
    const hasKnownPassword = await verifyPassword(user.passwordHash, password);
    return { userId: user.id, workspaceId: membership.workspaceId, hasKnownPassword };
  }
  const passwordHash = await hashPassword(password);
  const made = await createWorkspaceWithOwner(db, { fullName, email, passwordHash, company, slug });
  return { ...made, hasKnownPassword: true };
}
