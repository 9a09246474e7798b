import { randomBytes } from "node:crypto";
import type { Database } from "@parley/db/client";
import { users } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { UserId } from "@parley/domain/ids";
import { sql } from "drizzle-orm";
import { Lucia, TimeSpan } from "lucia";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { verifyPassword } from "../passwords/index.ts";
import { hashedAdapter } from "./hashed-adapter.ts";

/** Ends after half a day without use, and after 30 days whatever happens (T-63). */
const idle = new TimeSpan(12, "h");
const absoluteMs = new TimeSpan(30, "d").milliseconds();

export type SessionUser = { id: UserId; email: string; fullName: string };
export type Session = { token: string; expiresAt: Date; isRenewed: boolean; user: SessionUser };

export type Credentials = { email: string; password: string; clientAddress: string };

export type Sessions = {
  /** A new session for the right email and password; `auth.invalid_credentials` otherwise. */
  logIn(credentials: Credentials): Promise<Session>;
  /**
   * Counts a try to sign up, whatever comes of it: its answer tells whether an email or a workspace URL is taken, so
   * nobody may ask often (T-11). `auth.too_many_attempts` after 20 in an hour from one address.
   */
  admitSignUp(clientAddress: string): Promise<void>;
  /** A new session for a person who has just proven who they are. */
  create(user: SessionUser): Promise<Session>;
  /** The session of a token, or null when it is unknown or over. A used session lives on. */
  find(token: string): Promise<Session | null>;
  end(token: string): Promise<void>;
};

/** Sign-in over the users and sessions of the database. `now` replaces the clock in tests only. */
export function createSessions(db: Database, now: () => number = Date.now): Sessions {
  const lucia = new Lucia(hashedAdapter(db), {
    sessionExpiresIn: idle,
    getSessionAttributes: ({ createdAt }) => ({ createdAt }),
    getUserAttributes: ({ email, fullName }) => ({ email, fullName }),
  });
  const perAccount = new RateLimiterMemory({ points: 10, duration: 15 * 60 });
  const perAddress = new RateLimiterMemory({ points: 50, duration: 60 });

  const signUps = new RateLimiterMemory({ points: 20, duration: 60 * 60 });

  const create = async (user: SessionUser): Promise<Session> => {
    const token = randomBytes(32).toString("base64url");
    const createdAt = new Date(now());
    const session = await lucia.createSession(user.id, { createdAt }, { sessionId: token });
    return { token, expiresAt: session.expiresAt, isRenewed: true, user };
  };

  return {
    create,
    async admitSignUp(clientAddress) {
      await assertNotFlooding(signUps, clientAddress, "sign up; too many tries from here");
      await countTry(signUps, clientAddress);
    },
    async logIn({ email, password, clientAddress }) {
      const account = `${email.toLowerCase()} ${clientAddress}`;
      await assertNotFlooding(perAccount, account, wrongTries);
      await assertNotFlooding(perAddress, clientAddress, wrongTries);
      const user = await findUserByEmail(db, email);
      if (!(await verifyPassword(user?.passwordHash ?? null, password)) || user === undefined) {
        await countTry(perAccount, account);
        await countTry(perAddress, clientAddress);
        throw new DomainError(
          "auth.invalid_credentials",
          "unable to log in; the email or the password is wrong",
        );
      }
      await perAccount.delete(account);
      return create({ id: user.id, email: user.email, fullName: user.fullName });
    },
    async find(token) {
      const { session, user } = await lucia.validateSession(token);
      if (session === null) return null;
      if (now() >= session.createdAt.getTime() + absoluteMs) {
        await lucia.invalidateSession(token);
        return null;
      }
      const { id, email, fullName } = user;
      const { expiresAt, fresh } = session;
      return { token, expiresAt, isRenewed: fresh, user: { id: id as UserId, email, fullName } };
    },
    end: (token) => lucia.invalidateSession(token),
  };
}

async function findUserByEmail(db: Database, email: string) {
  const [user] = await db.orm
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`);
  return user;
}

const wrongTries = "log in; too many wrong tries";

async function assertNotFlooding(
  limiter: RateLimiterMemory,
  key: string,
  refused: string,
): Promise<void> {
  const tried = await limiter.get(key);
  if (tried === null || tried.remainingPoints > 0) return;
  throw new DomainError(
    "auth.too_many_attempts",
    `unable to ${refused}. Try again in ${Math.ceil(tried.msBeforeNext / 60_000)} minutes`,
  );
}

async function countTry(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch((error: unknown) => {
    if (!(error instanceof RateLimiterRes)) throw error;
  });
}

declare module "lucia" {
  interface Register {
    Lucia: Lucia<{ createdAt: Date }, { email: string; fullName: string }>;
    DatabaseSessionAttributes: { createdAt: Date };
    DatabaseUserAttributes: { email: string; fullName: string };
    UserId: SessionUser["id"];
  }
}
