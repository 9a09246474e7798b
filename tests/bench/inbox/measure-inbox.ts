import { percentile } from "../../harness/percentile.ts";
import { boundLine, type Line, ratioLine } from "../line.ts";
import { timed } from "./inbox-caller.ts";
import type { InboxStage } from "./inbox-stage.ts";
import { words } from "./seed-conversations.ts";

type Page = { items: { id: string; lastActivityAt: Date }[] };
type Cursor = { lastActivityAt: Date; id: string };

const rounds = 5;
const callsEach = 60;
const lanes = 8;
const callsInLane = 20;
const list = { status: "open", limit: 40 };

/** What the inbox asks of the server, at the present size of its workspace; `scale` names it in the table. */
export async function measureInbox(stage: InboxStage, scale: string): Promise<Line[]> {
  const { caller, floorUrl, workspace } = stage;
  const floor = (path: string) => timed(() => fetch(`${floorUrl}${path}`));
  const named = (what: string) => `${what}, ${scale}`;
  const { items } = await caller.call<Page>("conversations.list", list);
  const conversationId = items[0]?.id ?? "";
  const listFloor = () => floor(`/list?workspace=${workspace.id}`);
  const threadFloor = () =>
    floor(`/thread?workspace=${workspace.id}&conversation=${conversationId}`);
  const listPages = await compare(() => caller.time("conversations.list", list), listFloor);
  const thread = { conversationId, limit: 50 };
  const threads = await compare(() => caller.time("messages.list", thread), threadFloor);
  const after = await cursorOfPage(stage, 100);
  const deep = await compare(
    () => caller.time("conversations.list", { ...list, after }),
    () => caller.time("conversations.list", list),
  );
  const rates = await compareRates(() => caller.time("conversations.list", list), listFloor);
  const ms = { unit: "ms", digits: 1 };
  return [
    ratioLine({ id: "W3a", what: named("list page, p50"), ...listPages, ...ms, must: { most: 4 } }),
    boundLine({
      id: "W3a",
      what: named("list page, p50"),
      ours: percentile(listPages.all, 0.5),
      must: { most: 15 },
      ...ms,
    }),
    boundLine({
      id: "W3a",
      what: named("list page, p99"),
      ours: percentile(listPages.all, 0.99),
      must: { most: 60 },
      ...ms,
    }),
    ratioLine({
      id: "W3b",
      what: named("page 100 to page 1, p50"),
      ...deep,
      ...ms,
      must: { most: 1.1 },
    }),
    ratioLine({
      id: "W3c",
      what: named("list pages, 8 at once"),
      ...rates,
      unit: "/s",
      must: { least: 0.2 },
    }),
    ratioLine({ id: "W3d", what: named("thread page, p50"), ...threads, ...ms, must: { most: 4 } }),
    boundLine({
      id: "W3d",
      what: named("thread page, p99"),
      ours: percentile(threads.all, 0.99),
      must: { most: 40 },
      ...ms,
    }),
    ...(await measureSearch(stage, named)),
  ];
}

async function measureSearch(
  { caller }: InboxStage,
  named: (what: string) => string,
): Promise<Line[]> {
  const asked = [
    ["rare word", words.rare.word, 10],
    ["mid word", words.mid.word, 50],
    ["very common word", words.common.word, 50],
    ["common and mid word", `${words.common.word} ${words.mid.word}`, 50],
    ["beginning of two letters", "in", 50],
  ] as const;
  const lines: Line[] = [];
  for (const [what, query, most] of asked) {
    const times: number[] = [];
    for (let n = 0; n < callsEach; n += 1)
      times.push(await caller.time("search.messages", { query, limit: 20 }));
    const value = percentile(times.slice(5), 0.5);
    lines.push(
      boundLine({
        id: "W3e",
        what: named(`search, ${what}, p50`),
        ours: value,
        must: { most },
        unit: "ms",
        digits: 1,
      }),
    );
  }
  return lines;
}

/** The median of the list's first page, in milliseconds. */
export async function listMedians({ caller }: InboxStage): Promise<number[]> {
  const medians: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const times: number[] = [];
    for (let n = 0; n < callsEach; n += 1)
      times.push(await caller.time("conversations.list", list));
    medians.push(percentile(times, 0.5));
  }
  return medians;
}

/** Medians by round of two calls that take turns, and all times of the first. */
async function compare(ours: () => Promise<number>, floor: () => Promise<number>) {
  for (let n = 0; n < 20; n += 1) await Promise.all([ours(), floor()]);
  const medians = { ours: [] as number[], floor: [] as number[], all: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const times = { ours: [] as number[], floor: [] as number[] };
    for (let n = 0; n < callsEach; n += 1) {
      times.ours.push(await ours());
      times.floor.push(await floor());
    }
    medians.ours.push(percentile(times.ours, 0.5));
    medians.floor.push(percentile(times.floor, 0.5));
    medians.all.push(...times.ours);
  }
  return medians;
}

/** Calls a second, eight at once, by round. */
async function compareRates(ours: () => Promise<number>, floor: () => Promise<number>) {
  const rateOf = async (call: () => Promise<number>) => {
    const startedAt = performance.now();
    const lane = async () => {
      for (let n = 0; n < callsInLane; n += 1) await call();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return (lanes * callsInLane * 1000) / (performance.now() - startedAt);
  };
  const rates = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    rates.ours.push(await rateOf(ours));
    rates.floor.push(await rateOf(floor));
  }
  return rates;
}

/** Where the page begins; of a shorter list, its end. */
async function cursorOfPage({ caller }: InboxStage, page: number): Promise<Cursor> {
  let after: Cursor | null = null;
  for (let n = 1; n < page; n += 1) {
    const { items }: Page = await caller.call("conversations.list", { ...list, after });
    const last = items.at(-1);
    if (last === undefined) break;
    after = { lastActivityAt: last.lastActivityAt, id: last.id };
  }
  if (after === null) throw new Error("page 1 has no cursor");
  return after;
}
