import { randomUUID } from "node:crypto";
import { inWorkspace } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import { mintScope } from "@parley/domain/scope";
import { useTestDatabase } from "@parley/testkit/database";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Claim, ClaimLostError, claimNextKey, newRotation } from "../claim/index.ts";
import { enqueueJobs, type NewJob } from "../jobs/index.ts";
import { createLeadership, freeAbandonedKeys, runQueue, takeWorkerLock } from "./index.ts";

const database = useTestDatabase();
const workspaceId = randomUUID() as WorkspaceId;
const scope = mintScope({ workspaceId, actor: { kind: "system", name: "test" } });
let admin: postgres.Sql;

beforeAll(async () => {
  admin = postgres(database().adminUrl, { max: 2, onnotice: () => undefined });
  await admin`insert into workspaces (id, slug, name) values (${workspaceId}, 'some', 'Some')`;
});
afterAll(() => admin.end());
beforeEach(async () => {
  await admin`truncate jobs`;
});

function addJob(): Promise<void> {
  const job: NewJob = { queue: "send", key: randomUUID(), subjectIds: [randomUUID()] };
  return inWorkspace(database().db, scope, (tx) => enqueueJobs(tx, workspaceId, [job]));
}

/** Ends the sessions of that name as a crash would, and waits until they are gone. */
async function killSessions(applicationName: string): Promise<void> {
  await admin`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = ${applicationName} and datname = current_database()`;
  await vi.waitFor(async () => {
    const left = await admin`select 1 from pg_stat_activity
      where application_name = ${applicationName} and datname = current_database()`;
    expect(left).toHaveLength(0);
  });
}

describe("keys of a worker that is gone", () => {
  test("are free as soon as its session ends, and no sooner (D-11, F-02)", async () => {
    const { db, appUrl } = database();
    const lock = await takeWorkerLock(appUrl);
    await addJob();
    await claimNextKey(db, "send", lock.number(), newRotation());
    expect(await freeAbandonedKeys(db)).toBe(0);
    await killSessions("parley-worker-lock");
    expect(await freeAbandonedKeys(db)).toBe(1);
    expect(await claimNextKey(db, "send", 7, newRotation())).toMatchObject({ tries: 2 });
    await lock.release();
  });

  test("stay gone when it comes back: it claims under another number (D-11)", async () => {
    const { db, appUrl } = database();
    const lock = await takeWorkerLock(appUrl);
    const before = lock.number();
    await lock.keep();
    expect(lock.number()).toBe(before);
    await killSessions("parley-worker-lock");
    await vi.waitFor(() => lock.keep());
    expect(lock.number()).not.toBe(before);
    await addJob();
    await claimNextKey(db, "send", lock.number(), newRotation());
    expect(await freeAbandonedKeys(db)).toBe(0);
    await lock.release();
  });
});

describe("the one relay", () => {
  test("is one at a time, and the next takes over when its session ends", async () => {
    const { appUrl } = database();
    const [one, other] = [createLeadership(appUrl), createLeadership(appUrl)];
    await one.seek();
    await other.seek();
    expect([one.isHeld(), other.isHeld()]).toEqual([true, false]);
    await one.seek();
    expect(one.isHeld()).toBe(true);
    await one.release();
    await vi.waitFor(async () => {
      await other.seek();
      expect(other.isHeld()).toBe(true);
    });
    await other.release();
  });
});

describe("running a queue", () => {
  /** Runs the queue with one key at a time until `handle` was called so often. */
  async function run(calls: number, handle: (claim: Claim) => Promise<void>) {
    const { db } = database();
    const errors: unknown[] = [];
    const claims: Claim[] = [];
    const runner = runQueue({
      db,
      queue: "send",
      workerNumber: () => 9,
      concurrency: 1,
      handle: (claim) => {
        claims.push(claim);
        return handle(claim);
      },
      onError: (error) => errors.push(error),
    });
    runner.wake();
    await vi.waitFor(() => expect(claims).toHaveLength(calls));
    await runner.stop();
    return errors;
  }

  test("what its handler did not expect is reported, and the job waits for another try", async () => {
    await addJob();
    const failure = new Error("not expected");
    expect(await run(1, () => Promise.reject(failure))).toEqual([failure]);
    const [job] = await admin`select locked_by, tries, run_at > now() as waits from jobs`;
    expect(job).toEqual({ locked_by: null, tries: 1, waits: true });
  });

  test("a lost claim is no failure: the key is another's now", async () => {
    await addJob();
    expect(await run(1, () => Promise.reject(new ClaimLostError()))).toEqual([]);
  });

  test("stopping waits for the job in hand and takes no more", async () => {
    await addJob();
    await addJob();
    let isDone = false;
    await run(1, async () => {
      await admin`select pg_sleep(0.05)`;
      isDone = true;
    });
    expect(isDone).toBe(true);
    expect(await admin`select 1 from jobs where locked_by is null`).toHaveLength(1);
  });
});
