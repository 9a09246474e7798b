import { createHash } from "node:crypto";
import {
  brokenChange,
  bytes,
  change,
  customer,
  documentedChanges,
  textMessage,
  value,
} from "@parley/providers/meta/fixtures";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { casesOf } from "../harness/proof-counts.ts";
import { useFrontDoor } from "./front-door.ts";
import { inBatches } from "./in-batches.ts";

const door = useFrontDoor();
const perPost = 4;
/** What is larger than Meta ever sends is refused at the door. */
const maxBytes = 4 * 1024 * 1024;

beforeEach(() => door().empty());

const siblingOf = (post: number) => `wamid.SIBLING-${post}`;

/** A POST of changes with a whole message among them; ids and people differ from post to post. */
function postOf(changes: readonly unknown[], post: number): Uint8Array {
  const sibling = change(value({ messages: [textMessage("sibling", siblingOf(post))] }));
  const all = changes.toSpliced(post % (changes.length + 1), 0, sibling);
  const text = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "1", changes: all }],
  });
  // Notes on messages ("wamid.T") now and then find the message of an earlier post.
  const named = text
    .replaceAll("wamid.Q1VTVE9NRVItMDAx", `wamid.IN-${post}`)
    .replaceAll("wamid.T", `wamid.IN-${Math.max(0, post - 1)}`)
    .replaceAll(customer.waId, `${customer.waId.slice(0, -2)}${10 + (post % 20)}`)
    .replaceAll(customer.bsuid, `${customer.bsuid}${post % 20}`);
  return new TextEncoder().encode(named);
}

/** Bodies whose sibling is no message now, and events that were not worked off. */
async function losses(bodies: readonly Uint8Array[]) {
  const { sql } = door();
  const stored = await sql<{ id: string; text: string }[]>`
    select provider_message_id as id, content ->> 'text' as text from messages
    where provider_message_id like 'wamid.SIBLING-%'`;
  const found = new Set(stored.filter(({ text }) => text === "sibling").map(({ id }) => id));
  const [left] = await sql`
    select count(*)::int as events, count(*) filter (where state in ('new', 'dead'))::int as undone,
      (select count(*)::int from jobs where queue = 'inbound') as jobs
    from webhook_events`;
  const texts = bodies.map((body) => new TextDecoder().decode(body));
  const lost = texts.filter((text) => !found.has(/wamid\.SIBLING-\d+/.exec(text)?.[0] ?? ""));
  return { lost: lost.map((text) => text.slice(0, 4_000)), ...left };
}

test("every documented payload is accepted and recorded whole, none set aside (Z-01)", async () => {
  const { postMeta, recordAll, sql } = door();
  const posts = documentedChanges.map((one, index) => postOf([one], index));
  for (const post of posts) expect(await postMeta(post)).toBe(200);
  expect(await recordAll()).toEqual([]);
  expect(await losses(posts)).toEqual({
    ...{ lost: [], events: posts.length, undone: 0, jobs: 0 },
  });
  const failed = await sql`select element from dead_letters where reason = 'processing_failed'`;
  expect(failed).toEqual([]);
});

test("signed bodies with broken parts: 200 for each, every whole sibling recorded, nothing left (Z-01)", async () => {
  const { postMeta, recordAll, empty } = door();
  const posts = fc.array(brokenChange, { minLength: perPost, maxLength: perPost });
  const count = Math.ceil(casesOf(0.4) / perPost);
  await inBatches({ values: posts, count, size: 100 }, async (batch) => {
    const bodies = batch
      .map((changes, index) => postOf(changes, index))
      .filter(({ length }) => length <= maxBytes);
    const answers = await Promise.all(bodies.map((body) => postMeta(body)));
    expect(answers).toEqual(bodies.map(() => 200));
    const failures = await recordAll();
    const { lost, ...left } = await losses(bodies);
    expect({ lost, ...left }, failures.map(String).join("; ").slice(0, 2_000)).toEqual({
      ...{ lost: [], events: bodies.length, undone: 0, jobs: 0 },
    });
    await empty();
  });
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("of 100 changes in one POST, 3 broken, 2 another number's and 5 repeated, 90 are recorded and 5 set aside (F-95)", async () => {
  const { postMeta, recordAll, sql } = door();
  const good = (index: number) =>
    change(value({ messages: [textMessage(`${index}`, `wamid.P-${index}`)] }));
  const foreign = { display_phone_number: "1", phone_number_id: "999" };
  const changes = Array.from({ length: 100 }, (_, index) => {
    if (index % 20 === 3) return good(index - 1);
    if (index % 40 === 15) return change(value({ messages: [{ type: "text" }] }));
    if (index % 50 === 25)
      return change({
        ...value({}),
        metadata: foreign,
        messages: [textMessage("f", `wamid.F-${index}`)],
      });
    return good(index);
  });
  const body = { object: "whatsapp_business_account", entry: [{ id: "1", changes }] };
  expect(await postMeta(bytes(body))).toBe(200);
  expect(await recordAll()).toEqual([]);
  const [counted] = await sql`
    select (select count(*)::int from messages) as messages,
      (select count(*)::int from dead_letters where reason = 'foreign_number') as foreign_ones,
      (select count(*)::int from dead_letters) as letters`;
  expect(counted).toEqual({ messages: 90, foreign_ones: 2, letters: 5 });
});

type Damage = { at: number; kind: string; by: number };

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom(
    "cut",
    "flip",
    "insert",
    "bom",
    "utf16",
    "number",
    "twice",
    "deep",
    "trailing",
  ),
  by: fc.integer({ min: 1, max: 255 }),
});

const numbers = ["1e400", "-0", "9007199254740993", "1e-400", "0.1e1"];

/** The bytes of a body, damaged as a wire or a proxy damages them. */
function damaged(whole: Uint8Array, { at, kind, by }: Damage): Uint8Array {
  const place = at % whole.length;
  const text = () => new TextDecoder().decode(whole);
  const encode = (changed: string) => new TextEncoder().encode(changed);
  switch (kind) {
    case "cut":
      return whole.slice(0, place);
    case "flip":
      return whole.with(place, (whole[place] ?? 0) ^ by);
    case "insert":
      return Uint8Array.of(...whole.slice(0, place), by, 0, 255, ...whole.slice(place));
    case "bom":
      return Uint8Array.of(0xef, 0xbb, 0xbf, ...whole);
    case "utf16":
      return new Uint8Array(Buffer.from(text(), "utf16le"));
    case "number":
      return encode(text().replace(/"\d{5,}"/, numbers[by % numbers.length] ?? "0"));
    case "twice":
      return encode(text().replace("{", `{"object":"page","entry":${by},`));
    case "deep":
      return encode(
        text().replace(/"body":"[^"]*"/, `"body":${"[".repeat(by * 400)}${"]".repeat(by * 400)}`),
      );
    default:
      return encode(`${text()}${String.fromCharCode(by)}}`);
  }
}

test("bodies with damaged bytes: 200 for each, kept byte for byte, nothing left (Z-02)", async () => {
  const { postMeta, recordAll, sql, empty } = door();
  const bodies = fc
    .tuple(fc.constantFrom(...documentedChanges), damage)
    .map(([one, how]) =>
      damaged(
        bytes({ object: "whatsapp_business_account", entry: [{ id: "1", changes: [one] }] }),
        how,
      ),
    );
  await inBatches({ values: bodies, count: casesOf(0.1), size: 100 }, async (batch) => {
    const answers = await Promise.all(batch.map((body) => postMeta(body)));
    expect(new Set(answers)).toEqual(new Set([200]));
    await recordAll();
    const stored = await sql<{ body: Buffer; state: string; is_whole: boolean }[]>`
      select body, state, sha256(body) = body_sha256 as is_whole from webhook_events`;
    const hashesOf = (all: readonly Uint8Array[]) =>
      all.map((one) => createHash("sha256").update(one).digest("hex")).sort();
    expect(hashesOf(stored.map(({ body }) => body))).toEqual(hashesOf(batch));
    expect(stored.filter(({ is_whole }) => !is_whole)).toEqual([]);
    const states = new Set(stored.map(({ state }) => state));
    expect([...states].filter((state) => state === "new" || state === "dead")).toEqual([]);
    await empty();
  });
});
