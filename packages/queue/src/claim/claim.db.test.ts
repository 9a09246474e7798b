import { randomUUID } from "node:crypto";
import { type Database, pgErrorCode, uniqueViolation } from "@parley/db/client";
import { inWorkspace } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import { mintScope } from "@parley/domain/scope";
import { useTestDatabase } from "@parley/testkit/database";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enqueueJobs, type NewJob } from "../jobs/index.ts";
import {
  type Claim,
  ClaimLostError,
  claimNextKey,
  finishJobs,
  finishSubjects,
  jobsOfClaim,
  newRotation,
  putOff,
} from "./index.ts";

const database = useTestDatabase();
const workspaces: WorkspaceId[] = Array.from({ length: 20 }, () => randomUUID() as WorkspaceId);
let admin: postgres.Sql;

beforeAll(async () => {
  admin = postgres(database().adminUrl, { max: 2, onnotice: () => undefined });
  const rows = workspaces.map((id) => ({ id, slug: `w-${id}`, name: "W" }));
  await admin`insert into workspaces ${admin(rows)}`;
});
afterAll(() => admin.end());
beforeEach(async () => {
  await admin`truncate jobs`;
});

function scopeOf(workspaceId: WorkspaceId) {
  return mintScope({ workspaceId, actor: { kind: "system", name: "test" } });
}

function add(workspaceId: WorkspaceId, ...jobs: Omit<NewJob, "queue">[]): Promise<void> {
  return inWorkspace(database().db, scopeOf(workspaceId), (tx) =>
    enqueueJobs(
      tx,
      workspaceId,
      jobs.map((job) => ({ queue: "send" as const, ...job })),
    ),
  );
}

function jobsFor(key: string, count: number) {
  return Array.from({ length: count }, () => ({ key, subjectIds: [randomUUID()] }));
}

/** As a worker does: when two met at one key, the one that lost looks again. */
async function claimOrMeet(
  db: Database,
  workerNumber: number,
  rotation: ReturnType<typeof newRotation>,
): Promise<Claim | "met" | null> {
  try {
    return await claimNextKey(db, "send", workerNumber, rotation);
  } catch (error) {
    if (pgErrorCode(error) === uniqueViolation) return "met";
    throw error;
  }
}

async function claimed(workerNumber = 1): Promise<Claim> {
  const claim = await claimNextKey(database().db, "send", workerNumber, newRotation());
  if (claim === null) throw new Error("there is work to claim");
  return claim;
}

/** Finishes up to `limit` jobs of the claim; returns what they were about. */
function finish(claim: Claim, limit = 1): Promise<string[]> {
  return inWorkspace(database().db, claim.scope, async (tx) => {
    const jobs = await jobsOfClaim(tx, claim, limit);
    const ids = jobs.map(({ id }) => id);
    await finishJobs(tx, claim, ids);
    return jobs.flatMap(({ subjectIds }) => subjectIds);
  });
}

const [first, second] = workspaces as [WorkspaceId, WorkspaceId];

describe("order and exclusion", () => {
  test("four claimers finish 2,000 jobs of 200 keys: each key in order, never twice at once (R-09)", async () => {
    const keys = workspaces.flatMap((workspaceId) =>
      Array.from({ length: 10 }, () => ({ workspaceId, jobs: jobsFor(randomUUID(), 10) })),
    );
    await Promise.all(
      workspaces.map((id) =>
        add(
          id,
          ...keys.filter(({ workspaceId }) => workspaceId === id).flatMap(({ jobs }) => jobs),
        ),
      ),
    );
    const running = new Set<string>();
    const overlaps: string[] = [];
    const done = new Map<string, string[]>();
    const work = async (workerNumber: number) => {
      const rotation = newRotation();
      for (;;) {
        const claim = await claimOrMeet(database().db, workerNumber, rotation);
        if (claim === "met") continue;
        if (claim === null) return;
        if (running.has(claim.key)) overlaps.push(claim.key);
        running.add(claim.key);
        await inWorkspace(database().db, claim.scope, async (tx) => {
          const jobs = await jobsOfClaim(tx, claim, 1 + (workerNumber % 4));
          done.set(claim.key, [
            ...(done.get(claim.key) ?? []),
            ...jobs.flatMap(({ subjectIds }) => subjectIds),
          ]);
          await finishJobs(
            tx,
            claim,
            jobs.map(({ id }) => id),
          );
          running.delete(claim.key);
        });
      }
    };
    await Promise.all([1, 2, 3, 4].map(work));
    expect(overlaps).toEqual([]);
    for (const { jobs } of keys) {
      expect(done.get(jobs[0]?.key ?? "")).toEqual(jobs.flatMap(({ subjectIds }) => subjectIds));
    }
    expect(await admin`select 1 from jobs`).toHaveLength(0);
  });

  test("a key runs once at a time: the database itself refuses the second", async () => {
    const key = randomUUID();
    await add(first, ...jobsFor(key, 2));
    await claimed();
    expect(await claimNextKey(database().db, "send", 2, newRotation())).toBeNull();
    const force = admin`update jobs set locked_by = 2 where locked_by is null`.then(
      () => null,
      pgErrorCode,
    );
    expect(await force).toBe(uniqueViolation);
  });

  test("the queues do not see each other's jobs", async () => {
    await add(first, ...jobsFor(randomUUID(), 1));
    expect(await claimNextKey(database().db, "inbound", 1, newRotation())).toBeNull();
    expect(await claimed()).toMatchObject({ queue: "send", tries: 1 });
  });

  test("jobs exist if and only if their transaction commits", async () => {
    const { db } = database();
    const failed = inWorkspace(db, scopeOf(first), async (tx) => {
      await enqueueJobs(tx, first, [{ queue: "send", ...jobsFor(randomUUID(), 1)[0]! }]);
      throw new Error("not committed");
    });
    await expect(failed).rejects.toThrow("not committed");
    expect(await claimNextKey(db, "send", 1, newRotation())).toBeNull();
  });

  test("a job that was added earlier and committed later does not cost the claim its key", async () => {
    const { db } = database();
    const [early, late] = jobsFor(randomUUID(), 2) as [NewJob, NewJob];
    let claim: Claim | undefined;
    await inWorkspace(db, scopeOf(first), async (tx) => {
      await enqueueJobs(tx, first, [{ ...early, queue: "send" }]);
      await add(first, late);
      claim = await claimed();
    });
    expect(await claimOrMeet(db, 2, newRotation())).toBeNull();
    expect(claim && (await finish(claim))).toEqual(late.subjectIds);
    expect(await finish(await claimed(2))).toEqual(early.subjectIds);
  });
});

describe("fairness", () => {
  test("a workspace with 5 jobs is served while another has 3,000 (F-50)", async () => {
    const keys = Array.from({ length: 300 }, () => randomUUID());
    await add(first, ...keys.flatMap((key) => jobsFor(key, 10)));
    await add(second, ...jobsFor(randomUUID(), 5));
    const rotation = newRotation();
    const served: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      const claim = await claimNextKey(database().db, "send", 1, rotation);
      if (claim === null) break;
      served.push(claim.scope.workspaceId);
      await finish(claim);
    }
    expect(served.filter((id) => id === second)).toHaveLength(5);
    expect(served.slice(0, 10).filter((id) => id === second)).toHaveLength(5);
  });

  test("within a workspace the keys take turns", async () => {
    const [busy, quiet] = [randomUUID(), randomUUID()];
    await add(first, ...jobsFor(busy, 20), ...jobsFor(quiet, 1));
    const rotation = newRotation();
    const served: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      const claim = await claimNextKey(database().db, "send", 1, rotation);
      if (claim !== null) await finish(claim);
      served.push(claim?.key ?? "none");
    }
    expect(served.sort()).toEqual([busy, quiet].sort());
  });
});

describe("a claim", () => {
  test("that passed to another worker is lost: nothing of it commits (D-11)", async () => {
    await add(first, ...jobsFor(randomUUID(), 2));
    const lost = await claimed(1);
    await admin`update jobs set locked_by = null`;
    const held = await claimed(2);
    expect(held.key).toBe(lost.key);
    await expect(finish(lost)).rejects.toThrow(ClaimLostError);
    expect(await admin`select 1 from jobs`).toHaveLength(2);
    expect(await finish(held)).toHaveLength(1);
  });

  test("whose jobs another worker has finished is lost (D-11)", async () => {
    await add(first, ...jobsFor(randomUUID(), 1));
    const lost = await claimed(1);
    const ids = [lost.headJobId];
    await finish(lost);
    const again = inWorkspace(database().db, lost.scope, (tx) => finishJobs(tx, lost, ids));
    await expect(again).rejects.toThrow(ClaimLostError);
  });

  test("that is put off waits, with the whole key, until its time, and counts the next try", async () => {
    const key = randomUUID();
    const jobs = jobsFor(key, 2);
    await add(first, ...jobs);
    const claim = await claimed();
    await inWorkspace(database().db, claim.scope, (tx) => putOff(tx, claim, 60_000));
    expect(await claimNextKey(database().db, "send", 1, newRotation())).toBeNull();
    const [head] = await admin`
      select run_at > now() + interval '55 s' and run_at < now() + interval '65 s' as waits,
        locked_by from jobs order by sequence limit 1`;
    expect(head).toEqual({ waits: true, locked_by: null });
    await admin`update jobs set run_at = now() - interval '1 s'`;
    const next = await claimed();
    expect(next.tries).toBe(2);
    expect(await finish(next, 10)).toEqual(jobs.flatMap(({ subjectIds }) => subjectIds));
  });

  test("that is done in part keeps the rest of its subjects, and gives the key back", async () => {
    const key = randomUUID();
    const subjectIds = [randomUUID(), randomUUID(), randomUUID()];
    await add(first, { key, subjectIds }, { key, subjectIds: [randomUUID()] });
    const claim = await claimed();
    await inWorkspace(database().db, claim.scope, async (tx) => {
      const held = await jobsOfClaim(tx, claim, 10);
      await finishSubjects(tx, claim, held, new Set(subjectIds.slice(0, 2)));
    });
    const next = await claimed();
    expect(next).toMatchObject({ headJobId: claim.headJobId, tries: 1 });
    expect((await finish(next, 10))[0]).toBe(subjectIds[2]);
  });
});
