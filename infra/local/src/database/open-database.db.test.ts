import { useTestDatabase } from "@parley/testkit/database";
import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { inspectRole } from "./inspect-role.ts";
import { openEmbedded, openExternal } from "./open-database.ts";

const database = useTestDatabase();
const pools: postgres.Sql[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.end();
});

function open(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  pools.push(sql);
  return sql;
}

test("the application role of the embedded database owns nothing and cannot bypass the walls", async () => {
  const { appUrl } = await openEmbedded(database().adminUrl, "one");
  expect(await inspectRole(appUrl, "X")).toMatchObject({ isPrivileged: false, isMember: true });
  expect(await open(appUrl)`select count(*)::int as n from conversations`).toEqual([{ n: 0 }]);
});

test("an administrator's URL from outside becomes a plain role's", async () => {
  const { adminUrl } = database();
  const opened = await openExternal({ url: adminUrl, adminUrl: null }, "two");
  expect(opened.adminUrl).toBe(adminUrl);
  expect(new URL(opened.appUrl).username).not.toBe(new URL(adminUrl).username);
  expect(await inspectRole(opened.appUrl, "X")).toMatchObject({ isPrivileged: false });
});

test("a plain role that may use the tables is used as it is", async () => {
  const { appUrl } = database();
  const opened = await openExternal({ url: appUrl, adminUrl: null }, "three");
  expect(opened).toEqual({ appUrl, adminUrl: null, applied: 0 });
});

test("a plain role keeps its name and password when an administrator's URL stands beside it", async () => {
  const { appUrl, adminUrl } = database();
  const opened = await openExternal({ url: appUrl, adminUrl }, "four");
  expect(new URL(opened.appUrl)).toMatchObject({
    username: new URL(appUrl).username,
    password: new URL(appUrl).password,
  });
});

test("a plain role without rights needs an administrator's URL, and is told so", async () => {
  const { adminUrl } = database();
  await open(adminUrl)`create role parley_stranger login password 'x'`;
  const url = new URL(adminUrl);
  url.username = "parley_stranger";
  url.password = "x";
  await expect(openExternal({ url: url.href, adminUrl: null }, "five")).rejects.toThrow(
    "unable to migrate; the role parley_stranger of DATABASE_URL may not create tables: set DATABASE_ADMIN_URL too",
  );
  await open(adminUrl)`drop role parley_stranger`;
});

test("a server that does not answer is one sentence without the URL", async () => {
  await expect(
    openExternal({ url: "postgres://u:secret@127.0.0.1:1/x", adminUrl: null }, "six"),
  ).rejects.toThrow(/^unable to use DATABASE_URL; no Postgres answers there \(ECONNREFUSED\)$/);
});
