import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "@parley/db/client";
import { boundLine, type Line, ratioLine } from "../line.ts";
import { tableOf } from "../table.ts";
import { type InboxStage, withInboxStage } from "./inbox-stage.ts";
import { listMedians, measureInbox } from "./measure-inbox.ts";

/** Postgres tells of a scan within a second of the connection's rest. */
const countedWithinMs = 1_500;

/** At the size of the goals and at a tenth of it, so that growth shows. `npm run bench:inbox -- 1000` is a rehearsal. */
const [asked = "100000"] = process.argv.slice(2);
const whole = Number(asked);

const lines = await withInboxStage(async (stage) => {
  const measured: Line[] = [];
  for (const conversations of [Math.ceil(whole / 10), whole]) {
    const startedAt = performance.now();
    await stage.grow(conversations);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`${conversations} conversations seeded in ${seconds} s`);
    const before = await sequentialScans(stage.admin);
    measured.push(...(await measureInbox(stage, `${conversations} conversations`)));
    // Of a small table a scan is the best plan.
    if (conversations < 10_000) continue;
    const scans = (await sequentialScans(stage.admin)) - before;
    measured.push(
      boundLine({
        id: "W3",
        what: `sequential scans of messages, conversations or words, ${conversations} conversations`,
        ...{ ours: scans, unit: "", must: { most: 0 } },
      }),
    );
  }
  return [...measured, await measureNeighbours(stage)];
});
console.log(tableOf(lines));

/** The list of the big workspace alone, and beside two hundred small ones. */
async function measureNeighbours(stage: InboxStage): Promise<Line> {
  const alone = await listMedians(stage);
  await stage.addNeighbours(200);
  const beside = await listMedians(stage);
  return ratioLine({
    ...{ id: "W3f", what: "list page beside 200 workspaces to alone, p50" },
    ...{ ours: beside, floor: alone, unit: "ms", digits: 1, must: { most: 1.3 } },
  });
}

async function sequentialScans(admin: Sql): Promise<number> {
  await pause(countedWithinMs);
  const [row] = await admin<{ n: number }[]>`
    select sum(seq_scan)::int as n from pg_stat_user_tables
    where relname in ('messages', 'conversations', 'message_words')`;
  return row?.n ?? 0;
}
