import { createHash } from "node:crypto";
import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import type { Database } from "@parley/db/client";
import { sessions, users } from "@parley/db/schema";
import type { Adapter } from "lucia";

/**
 * Lucia's Drizzle adapter, but what is stored of a session id is its SHA-256: whoever reads the
 * table cannot sign in with it (T-61).
 */
export function hashedAdapter(db: Database): Adapter {
  const stored = new DrizzlePostgreSQLAdapter(db.orm, sessions, users);
  return {
    async getSessionAndUser(id) {
      const [session, user] = await stored.getSessionAndUser(hashSessionId(id));
      return [session && { ...session, id }, user];
    },
    getUserSessions: (userId) => stored.getUserSessions(userId),
    setSession: (session) => stored.setSession({ ...session, id: hashSessionId(session.id) }),
    updateSessionExpiration: (id, at) => stored.updateSessionExpiration(hashSessionId(id), at),
    deleteSession: (id) => stored.deleteSession(hashSessionId(id)),
    deleteUserSessions: (userId) => stored.deleteUserSessions(userId),
    deleteExpiredSessions: () => stored.deleteExpiredSessions(),
  };
}

function hashSessionId(id: string): string {
  return createHash("sha256").update(id).digest("hex");
}
