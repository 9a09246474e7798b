import { verifyPassword } from "@parley/auth/passwords";
import { findEndpoint } from "@parley/core/numbers";
import { parseKeyring } from "@parley/core/secrets";
import {
  contacts,
  conversations,
  messages,
  numbers,
  statusEvents,
  users,
  workspaces,
} from "@parley/db/schema";
import type { NumberId } from "@parley/domain/ids";
import { compareDisplayOrder, mediaOf } from "@parley/domain/messages";
import { applyStatus, displayStatus, initialStatus } from "@parley/domain/statuses";
import { windowState } from "@parley/domain/window";
import { parseConfig } from "@parley/simulator/config";
import { useTestDatabase } from "@parley/testkit/database";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { simulatorConfigOf } from "../phones/index.ts";
import type { DemoSecrets } from "../secrets/index.ts";
import { lumaCanary, nordwindCanary, type SeedInput, type SeedResult, seed } from "./index.ts";

const secretsOf = (name: string): DemoSecrets => ({
  ownerPassword: `${name}-owner`,
  adminPassword: `${name}-admin`,
  agentPassword: `${name}-agent`,
  appSecret: `${name}-app-secret`,
  accessToken: `${name}-access-token`,
  verifyToken: `${name}-verify-token`,
  twilioAuthToken: `${name}-auth-token`,
});
const encryptionKey = `k1:${Buffer.alloc(32, 3).toString("base64")}`;
const now = new Date("2026-05-20T12:00:00.400Z");
const database = useTestDatabase();

let input: SeedInput;
let result: SeedResult;
let sql: postgres.Sql;
/** The superuser: what is really stored, behind the walls. */
let behind: ReturnType<typeof drizzle>;
let stored: Awaited<ReturnType<typeof readAll>>;

beforeAll(async () => {
  const { appUrl, adminUrl } = database();
  sql = postgres(adminUrl, { max: 2, onnotice: () => undefined });
  behind = drizzle(sql);
  input = { appUrl, encryptionKey, demo: secretsOf("luma"), second: secretsOf("nordwind"), now };
  result = await seed(input);
  stored = await readAll();
});
afterAll(() => sql.end());

async function readAll() {
  return {
    workspaces: await behind.select().from(workspaces),
    users: await behind.select().from(users),
    numbers: await behind.select().from(numbers),
    contacts: await behind.select().from(contacts),
    conversations: await behind.select().from(conversations),
    messages: await behind.select().from(messages),
    statusEvents: await behind.select().from(statusEvents),
  };
}

const messagesOf = (conversationId: string) =>
  stored.messages.filter((message) => message.conversationId === conversationId);

describe("what is made", () => {
  test("two workspaces with three people, two numbers and a dozen conversations or more each", () => {
    expect(stored.workspaces.map(({ slug }) => slug).sort()).toEqual(["luma", "nordwind"]);
    expect(stored.users).toHaveLength(6);
    for (const { id } of stored.workspaces) {
      const own = <T extends { workspaceId: string }>(rows: T[]) =>
        rows.filter(({ workspaceId }) => workspaceId === id);
      expect(
        own(stored.numbers)
          .map(({ provider }) => provider)
          .sort(),
      ).toEqual(["meta", "twilio"]);
      expect(own(stored.conversations).length).toBeGreaterThanOrEqual(12);
      expect(
        Math.max(...own(stored.conversations).map(({ id: c }) => messagesOf(c).length)),
      ).toBeGreaterThan(60);
    }
    expect(result).toMatchObject({ isNew: true, hasKnownPasswords: true });
  });

  test("every printed login works", async () => {
    const { demo, second } = result.workspaces;
    for (const { email, password } of [demo, second].flatMap((one) => [
      one.owner,
      one.admin,
      one.agent,
    ])) {
      const hash = stored.users.find((user) => user.email === email)?.passwordHash ?? null;
      expect(await verifyPassword(hash, password)).toBe(true);
    }
  });

  test("each connection id finds its number with the secrets that were given", async () => {
    const { connectionId, appSecret } = result.workspaces.demo.meta;
    const keyring = parseKeyring(encryptionKey);
    const endpoint = await findEndpoint(database().db, keyring, connectionId as NumberId);
    expect(endpoint).toMatchObject({ appSecret, provider: "meta" });
    const { twilio } = result.workspaces.second;
    const sender = await findEndpoint(database().db, keyring, twilio.connectionId as NumberId);
    expect(sender).toMatchObject({
      ...{ provider: "twilio", appSecret: twilio.authToken },
      ...{ providerAccountId: twilio.accountSid, providerNumberId: twilio.from },
    });
  });

  test("each workspace's canary is in its own texts and in no other's", () => {
    const textsOf = (slug: string) => {
      const id = stored.workspaces.find((workspace) => workspace.slug === slug)?.id;
      const own = stored.messages.filter(({ workspaceId }) => workspaceId === id);
      return JSON.stringify(own.map(({ content }) => content));
    };
    expect(textsOf("luma")).toContain(lumaCanary);
    expect(textsOf("luma")).not.toContain(nordwindCanary);
    expect(textsOf("nordwind")).toContain(nordwindCanary);
    expect(textsOf("nordwind")).not.toContain(lumaCanary);
  });

  test.each(["luma", "nordwind"])("%s shows every state there is", (slug) => {
    const id = stored.workspaces.find((workspace) => workspace.slug === slug)?.id;
    const own = stored.conversations.filter(({ workspaceId }) => workspaceId === id);
    const windows = own.map(({ lastInboundAt, windowForcedClosedAt: forcedClosedAt }) =>
      windowState({ lastInboundAt, forcedClosedAt, now }),
    );
    expect(new Set(windows.map(({ status }) => status))).toEqual(
      new Set(["open", "closing_soon", "closed"]),
    );
    expect(new Set(own.map(({ status }) => status))).toEqual(new Set(["open", "closed"]));
    expect(own.some(({ unreadCount }) => unreadCount > 1)).toBe(true);
    const ours = stored.messages.filter(({ workspaceId }) => workspaceId === id);
    const shown = ours.flatMap(({ statusState }) =>
      statusState === null ? [] : displayStatus(statusState),
    );
    for (const status of ["sent", "delivered", "read", "failed"]) expect(shown).toContain(status);
    const codes = ours.flatMap(
      ({ statusState }) => statusState?.errors.map(({ code }) => code) ?? [],
    );
    expect(codes.sort()).toEqual(["131026", "131047"]);
    expect(ours.some(({ content }) => mediaOf(content) !== null)).toBe(true);
  });
});

describe("what is made agrees with itself", () => {
  test("a recount finds the same unread messages (D-10)", () => {
    for (const conversation of stored.conversations) {
      const unread = messagesOf(conversation.id).filter(
        ({ direction, sequence }) =>
          direction === "inbound" && sequence > conversation.readUpToSequence,
      );
      expect(unread).toHaveLength(conversation.unreadCount);
    }
  });

  test("the last message is the last in display order (D-03)", () => {
    for (const { id, lastMessageId, lastActivityAt } of stored.conversations) {
      const last = messagesOf(id).toSorted(compareDisplayOrder).at(-1);
      expect(lastMessageId).toBe(last?.id);
      expect(lastActivityAt.getTime()).toBeGreaterThanOrEqual(last?.providerAt.getTime() ?? 0);
    }
  });

  test("no message is newer than its conversation's version, and none is in the future", () => {
    for (const { id, version } of stored.conversations)
      for (const message of messagesOf(id)) {
        expect(message.version).toBeLessThanOrEqual(version);
        expect(message.providerAt.getTime()).toBeLessThan(now.getTime());
      }
  });

  test("states are the fold of the stored reports (STA-2)", () => {
    for (const { providerMessageId, statusState } of stored.messages) {
      if (statusState === null) continue;
      const accepted = { status: "accepted", at: statusState.times.accepted ?? now } as const;
      const folded = stored.statusEvents
        .filter((event) => event.providerMessageId === providerMessageId)
        .map(({ status, providerAt: at }) => ({ status: status as "sent", at }))
        .reduce(applyStatus, applyStatus(initialStatus, accepted));
      expect({ ...folded, errors: [] }).toEqual({ ...statusState, errors: [] });
    }
  });
});

describe("the phones", () => {
  test("the simulator accepts its configuration, and its webhooks go to each number's own URLs", () => {
    const config = parseConfig(simulatorConfigOf("http://127.0.0.1:9", result.phones), "test");
    const { connectionId } = result.workspaces.demo.meta;
    expect(config.numbers[0]?.webhookUrl).toBe(`http://127.0.0.1:9/webhooks/meta/${connectionId}`);
    expect(config.numbers.map(({ appWebhookUrl }) => appWebhookUrl)).toEqual([
      "http://127.0.0.1:9/webhooks/meta",
      null,
    ]);
    const { twilio } = result.workspaces.second;
    const hooks = `http://127.0.0.1:9/webhooks/twilio/${twilio.connectionId}`;
    expect(config.twilioAccounts[1]?.senders[0]).toMatchObject({
      callbackUrl: `${hooks}/inbound`,
      fallbackUrl: `${hooks}/fallback`,
      statusCallbackUrl: `${hooks}/status`,
    });
    expect(config.customers).toHaveLength(stored.contacts.length);
  });

  test("a template of each state is there to be told apart, at Meta and at Twilio", () => {
    const config = parseConfig(simulatorConfigOf("http://127.0.0.1:9", result.phones), "test");
    for (const { templates } of config.numbers)
      expect(new Set(templates.map(({ status }) => status))).toEqual(
        new Set(["APPROVED", "PAUSED", "REJECTED", "PENDING"]),
      );
    for (const { contents } of config.twilioAccounts)
      expect(new Set(contents.map(({ approval }) => approval?.status))).toEqual(
        new Set(["approved", "paused", "rejected", "pending"]),
      );
  });

  test("a chat's window is open on the phone exactly as long as in the inbox", () => {
    const inPhones = result.phones.threads.map(({ lastInboundAt }) => lastInboundAt.getTime());
    const inInbox = stored.conversations.map(({ lastInboundAt }) => lastInboundAt?.getTime());
    expect(inPhones.sort()).toEqual(inInbox.sort());
  });

  test("what never reached a phone is not on it", () => {
    const onPhones = new Set(
      result.phones.threads.flatMap(({ messages: all }) => all.map(({ id }) => id)),
    );
    for (const { direction, statusState, providerMessageId } of stored.messages) {
      const hasArrived = direction === "inbound" || statusState?.times.delivered !== undefined;
      expect(onPhones.has(providerMessageId ?? "")).toBe(hasArrived);
    }
  });
});

describe("again", () => {
  test("a second seed changes nothing", async () => {
    const again = await seed({ ...input, now: new Date() });
    expect(again).toMatchObject({ isNew: false, hasKnownPasswords: true });
    expect(again.workspaces).toEqual(result.workspaces);
    expect(again.phones).toEqual({ ...result.phones, threads: [] });
    expect(await readAll()).toEqual(stored);
  });

  test("with other passwords it says that they are not the people's", async () => {
    const again = await seed({ ...input, demo: secretsOf("other") });
    expect(again).toMatchObject({ isNew: false, hasKnownPasswords: false });
  });

  test("a copy of before there were senders gets one, with its conversations", async () => {
    await sql`delete from status_events where number_id in
      (select id from numbers where provider = 'twilio')`;
    await sql`delete from conversations where number_id in (select id from numbers where provider = 'twilio')`;
    await sql`delete from numbers where provider = 'twilio'`;
    const again = await seed(input);
    expect(again.isNew).toBe(true);
    expect(again.workspaces.demo.meta).toEqual(result.workspaces.demo.meta);
    const now = await readAll();
    expect(now.numbers).toHaveLength(stored.numbers.length);
    expect(now.conversations).toHaveLength(stored.conversations.length);
    expect(now.contacts).toHaveLength(stored.contacts.length);
    expect(again.phones.threads.flatMap(({ messages: all }) => all).length).toBe(
      again.phones.threads.flatMap(({ twilioMessages: all }) => all).length,
    );
  });

  test("what an interrupted seed left out is added", async () => {
    await sql`delete from members where role = 'agent'`;
    await sql`delete from users where email like 'agent@%'`;
    await sql`delete from conversations where workspace_id in
      (select id from workspaces where slug = 'nordwind')`;
    await sql`delete from contacts where workspace_id in
      (select id from workspaces where slug = 'nordwind')`;
    expect(await seed(input)).toMatchObject({ isNew: true });
    const now = await readAll();
    expect(now.users).toHaveLength(6);
    expect(now.conversations).toHaveLength(stored.conversations.length);
    expect(now.contacts).toHaveLength(stored.contacts.length);
  });
});
