import { createHash } from "node:crypto";
import { sessions } from "@parley/db/schema";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace, testPassword } from "@parley/testkit/factories";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createSessions } from "./index.ts";

const database = useTestDatabase();
const hour = 60 * 60 * 1_000;
const day = 24 * hour;
let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await createTestWorkspace(database().db);
});

function agent() {
  return { ...workspace.users.agent, fullName: "An Agent" };
}

function stored(token: string) {
  const id = createHash("sha256").update(token).digest("hex");
  return database().db.orm.select().from(sessions).where(eq(sessions.id, id));
}

/** A session whose row says that it began and ends at these distances from now. */
async function sessionAged(createdAgoMs: number, endsInMs: number): Promise<string> {
  const { token } = await createSessions(database().db).create(agent());
  const [row] = await stored(token);
  await database()
    .db.orm.update(sessions)
    .set({
      createdAt: new Date(Date.now() - createdAgoMs),
      expiresAt: new Date(Date.now() + endsInMs),
    })
    .where(eq(sessions.id, row?.id ?? ""));
  return token;
}

describe("what is stored of a session", () => {
  test("only the hash of the token is in the table (T-61)", async () => {
    const { token } = await createSessions(database().db).create(agent());
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const rows = await database().db.orm.select().from(sessions);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await stored(token)).toHaveLength(1);
  });

  test("whoever reads the table cannot sign in with what is there (T-61)", async () => {
    const all = createSessions(database().db);
    const { token } = await all.create(agent());
    const [row] = await stored(token);
    expect(await all.find(row?.id ?? "")).toBeNull();
    expect(await all.find(token)).toMatchObject({ token, user: { id: agent().id } });
  });

  test("a token nobody gave out opens nothing", async () => {
    const all = createSessions(database().db);
    for (const token of ["", "x", "a".repeat(43), "' or true --"]) {
      expect(await all.find(token)).toBeNull();
    }
  });
});

describe("how long a session lives", () => {
  test("it ends after 12 hours without use (T-63)", async () => {
    const all = createSessions(database().db);
    const { expiresAt } = await all.create(agent());
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(12 * hour - 60_000);
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(12 * hour);
    const unused = await sessionAged(13 * hour, -1_000);
    expect(await all.find(unused)).toBeNull();
    expect(await stored(unused)).toEqual([]);
  });

  test("in use it lives on, and its new end is stored (T-63)", async () => {
    const all = createSessions(database().db);
    const used = await sessionAged(8 * hour, 4 * hour);
    const session = await all.find(used);
    expect(session).toMatchObject({ isRenewed: true });
    const [row] = await stored(used);
    expect(row?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 11 * hour);
    const fresh = await sessionAged(hour, 11 * hour);
    expect(await all.find(fresh)).toMatchObject({ isRenewed: false });
  });

  test("after 30 days it ends, however much it is used (T-63)", async () => {
    const all = createSessions(database().db);
    const nearly = await sessionAged(30 * day - 60_000, 11 * hour);
    const over = await sessionAged(30 * day, 11 * hour);
    expect(await all.find(nearly)).not.toBeNull();
    expect(await all.find(over)).toBeNull();
    expect(await stored(over)).toEqual([]);
  });

  test("the 30 days end even in the middle of the idle time (T-63)", async () => {
    const { db } = database();
    const { token } = await createSessions(db).create(agent());
    expect(await createSessions(db, () => Date.now() + 30 * day).find(token)).toBeNull();
  });

  test("logging out ends it for good, and no other session", async () => {
    const all = createSessions(database().db);
    const [one, other] = [await all.create(agent()), await all.create(agent())];
    await all.end(one.token);
    expect(await all.find(one.token)).toBeNull();
    expect(await all.find(other.token)).not.toBeNull();
    await all.end(one.token);
  });
});

describe("logging in", () => {
  const clientAddress = "192.0.2.1";

  test("the right password gives a new session each time, in any case of the email", async () => {
    const all = createSessions(database().db);
    const { email } = agent();
    const one = await all.logIn({ email, password: testPassword, clientAddress });
    const shouted = { email: email.toUpperCase(), password: testPassword, clientAddress };
    const other = await all.logIn(shouted);
    expect(other.token).not.toBe(one.token);
    expect(await all.find(one.token)).toMatchObject({ user: { id: agent().id } });
  });

  test("an unknown email fails in the same words as a wrong password (T-11)", async () => {
    const all = createSessions(database().db);
    const failures = await Promise.all(
      [agent().email, "nobody@example.com"].map((email) =>
        all.logIn({ email, password: "wrong", clientAddress }).catch((error: unknown) => error),
      ),
    );
    const [known, unknown] = failures as (Error & { code: string })[];
    expect(known).toMatchObject({ name: "DomainError", code: "auth.invalid_credentials" });
    expect([unknown?.code, unknown?.message]).toEqual([known?.code, known?.message]);
  });

  test("after ten wrong tries even the right password waits, for this email from there only (T-62)", async () => {
    const all = createSessions(database().db);
    const { email } = agent();
    const attempt = (password: string, more = {}) =>
      all.logIn({ email, password, clientAddress, ...more }).then(
        () => "in",
        (error: { code: string }) => error.code,
      );
    const tries: string[] = [];
    for (let count = 0; count < 10; count += 1) tries.push(await attempt(`wrong ${count}`));
    expect(new Set(tries)).toEqual(new Set(["auth.invalid_credentials"]));
    expect(await attempt(testPassword)).toBe("auth.too_many_attempts");
    expect(await attempt(testPassword, { email: email.toUpperCase() })).toBe(
      "auth.too_many_attempts",
    );
    expect(await attempt(testPassword, { clientAddress: "192.0.2.2" })).toBe("in");
    expect(await attempt(testPassword, { email: workspace.users.owner.email })).toBe("in");
  });

  test("nine wrong tries are forgotten at the right password", async () => {
    const all = createSessions(database().db);
    const { email } = workspace.users.admin;
    const attempt = (password: string) =>
      all.logIn({ email, password, clientAddress: "192.0.2.3" }).catch((error: unknown) => error);
    for (let round = 0; round < 2; round += 1) {
      for (let count = 0; count < 9; count += 1) await attempt("wrong");
      expect(await attempt(testPassword)).toHaveProperty("token");
    }
  });
});
