import { createHmac } from "node:crypto";
import { recordInbound } from "@parley/core/inbound";
import { connectNumber } from "@parley/core/numbers";
import { inWorkspace } from "@parley/db/scope";
import type { NumberId } from "@parley/domain/ids";
import { openGateway, publicUrl } from "@parley/gateway/fixtures/open-gateway.testsuite";
import { parseMetaWebhook } from "@parley/providers/meta";
import { accountId, numberId as metaNumberId } from "@parley/providers/meta/fixtures";
import { parseTwilioWebhook } from "@parley/providers/twilio";
import { accountSid, to as twilioAddress } from "@parley/providers/twilio/fixtures";
import { claimNextKey, newRotation, putOff } from "@parley/queue/claim";
import { createTestDatabase, type TestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, testKeyring } from "@parley/testkit/factories";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, inject } from "vitest";

/** A gateway and a worker over one database, with a number at Meta and a sender at Twilio as the samples name them. */
export type FrontDoor = {
  /** Sees every row of every workspace. */
  sql: Sql;
  /** Posts signed bytes to Meta's URL of the number and gives the status. */
  postMeta(bytes: Uint8Array): Promise<number>;
  /** Posts a signed form to Twilio's URL of the sender and gives the status. */
  postTwilio(form: URLSearchParams, path: string): Promise<number>;
  /** Records all that waits, as a worker does: what failed runs again. Gives what failed. */
  recordAll(): Promise<unknown[]>;
  /** Forgets all that was received. */
  empty(): Promise<void>;
};

const appSecret = "app-secret-of-the-proof";
const authToken = "auth-token-of-the-proof";

/** Opens the front door for the tests of one file. Read it inside tests only. */
export function useFrontDoor(): () => FrontDoor {
  let door: FrontDoor | undefined;
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    const database = await createTestDatabase(inject("testAdminUrl"));
    ends.push(database.drop);
    const sql = postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
    ends.push(() => sql.end({ timeout: 5 }));
    door = await openDoor(database, sql);
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  return () => {
    if (door === undefined) throw new Error("the front door is opened before the first test");
    return door;
  };
}

async function openDoor(database: TestDatabase, sql: Sql): Promise<FrontDoor> {
  const { db } = database;
  const app = openGateway(db);
  const ids = await connectNumbers(database);
  const post = async (path: string, bytes: Uint8Array, headers: Record<string, string>) => {
    const response = await app.request(path, { method: "POST", body: bytes as BodyInit, headers });
    await response.arrayBuffer();
    return response.status;
  };
  return {
    sql,
    postMeta: (bytes) =>
      post(`/webhooks/meta/${ids.meta}`, bytes, { "x-hub-signature-256": signMeta(bytes) }),
    postTwilio(form, what) {
      const path = `/webhooks/twilio/${ids.twilio}/${what}`;
      return post(path, new TextEncoder().encode(form.toString()), {
        "content-type": "application/x-www-form-urlencoded",
        "x-twilio-signature": signTwilio(publicUrl + path, form),
      });
    },
    recordAll: () => recordAll(database),
    empty: async () => {
      await sql`truncate webhook_events, dead_letters, jobs, outbox, conversations, contacts cascade`;
    },
  };
}

async function connectNumbers({ db }: TestDatabase): Promise<Record<"meta" | "twilio", NumberId>> {
  const workspace = await createTestWorkspace(db);
  const deps = { db, wake: () => undefined };
  const named = { keyring: testKeyring, displayName: "Proof" };
  const meta = await connectNumber(deps, workspace.as("owner"), {
    ...{ ...named, phone: "+15550004321", appSecret, accessToken: "token", verifyToken: "verify" },
    ...{ providerNumberId: metaNumberId, providerAccountId: accountId },
  });
  const phone = twilioAddress.replace("whatsapp:", "");
  const sender = { ...named, provider: "twilio" as const, phone, accountSid, authToken };
  return { meta, twilio: await connectNumber(deps, workspace.as("owner"), sender) };
}

/** Written from Meta's documentation (A.3). */
function signMeta(bytes: Uint8Array): string {
  return `sha256=${createHmac("sha256", appSecret).update(bytes).digest("hex")}`;
}

/** Written from Twilio's documentation (8.1): the URL, then each name with its distinct values, sorted. */
function signTwilio(url: string, form: URLSearchParams): string {
  // What arrives is what the encoded form says, not what the strings in memory held.
  const arrived = new URLSearchParams(form.toString());
  const text = [...new Set(arrived.keys())].sort().reduce((sum, name) => {
    const values = [...new Set(arrived.getAll(name))].sort();
    return sum + values.map((value) => name + value).join("");
  }, url);
  return createHmac("sha1", authToken).update(text).digest("base64");
}

const providers = { meta: { parse: parseMetaWebhook }, twilio: { parse: parseTwilioWebhook } };

async function recordAll({ db }: TestDatabase): Promise<unknown[]> {
  const rotation = newRotation();
  const failures: unknown[] = [];
  for (;;) {
    const claim = await claimNextKey(db, "inbound", 1, rotation);
    if (claim === null) return failures;
    try {
      await recordInbound({ db, wake: () => undefined }, claim.scope, { claim, providers });
    } catch (error) {
      failures.push(error);
      await inWorkspace(db, claim.scope, (tx) => putOff(tx, claim, 0));
    }
  }
}
