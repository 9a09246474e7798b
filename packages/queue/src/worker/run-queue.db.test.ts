import { randomUUID } from "node:crypto";
import { pgErrorCode } from "@parley/db/client";
import { inWorkspace } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import { mintScope } from "@parley/domain/scope";
import { useTestDatabase } from "@parley/testkit/database";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { enqueueJobs } from "../jobs/index.ts";
import { runQueue } from "./index.ts";

const database = useTestDatabase();
const workspaceId = randomUUID() as WorkspaceId;
const scope = mintScope({ workspaceId, actor: { kind: "system", name: "test" } });
let admin: postgres.Sql;

beforeAll(async () => {
  admin = postgres(database().adminUrl, { max: 1, onnotice: () => undefined });
  await admin`insert into workspaces (id, slug, name) values (${workspaceId}, 'some', 'Some')`;
});
afterAll(() => admin.end());

const waiting = () => admin<{ is_free: boolean; is_later: boolean }[]>`
  select locked_by is null as is_free, run_at > now() as is_later from jobs`;

test("a key whose claim could not be put off is given back at the next wake, not locked for good (F-13)", async () => {
  const { db } = database();
  const job = { queue: "send" as const, key: randomUUID(), subjectIds: [randomUUID()] };
  await inWorkspace(db, scope, (tx) => enqueueJobs(tx, workspaceId, [job]));
  const errors: string[] = [];
  const runner = runQueue({
    ...{ db, queue: "send", concurrency: 1, workerNumber: () => 1 },
    handle: async () => {
      // From here on the database refuses to put the job off.
      await admin`alter table jobs add constraint stuck check (locked_by is not null) not valid`;
      throw new Error("the handler failed");
    },
    onError: (error) => errors.push(pgErrorCode(error) ?? String(error)),
  });
  runner.wake();
  const checkViolation = "23514";
  await vi.waitFor(() =>
    expect(errors).toEqual(["Error: the handler failed", checkViolation, checkViolation]),
  );
  expect(await waiting()).toEqual([{ is_free: false, is_later: false }]);
  await admin`alter table jobs drop constraint stuck`;
  runner.wake();
  await vi.waitFor(async () =>
    expect(await waiting()).toEqual([{ is_free: true, is_later: true }]),
  );
  await runner.stop();
});
