import { members, users } from "@parley/db/schema";
import { type MemberId, newId, type UserId } from "@parley/domain/ids";
import type { Role } from "@parley/domain/permissions";
import { sql } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";

export type AddMember = { fullName: string; email: string; passwordHash: string; role: Role };

/** Adds a person to the workspace. An email that has an account joins with that account. */
export const addMember = command(
  "member.add",
  async ({ tx, scope, about }: CommandContext, input: AddMember): Promise<UserId> => {
    const { fullName, email, passwordHash, role } = input;
    const [user] = await tx
      .insert(users)
      .values({ id: newId<UserId>(), email, fullName, passwordHash })
      .onConflictDoNothing()
      .returning({ id: users.id });
    const userId = user?.id ?? (await getUserIdByEmail(tx, email));
    const id = newId<MemberId>();
    about({ kind: "member", id });
    await tx.insert(members).values({ workspaceId: scope.workspaceId, id, userId, role });
    return userId;
  },
);

async function getUserIdByEmail(tx: CommandContext["tx"], email: string): Promise<UserId> {
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`);
  if (user === undefined) throw new Error("the account vanished while it was added");
  return user.id;
}
