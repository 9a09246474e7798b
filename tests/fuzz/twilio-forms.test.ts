import { bodyOf, brokenForm, from, samples, to } from "@parley/providers/twilio/fixtures";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { casesOf } from "../harness/proof-counts.ts";
import { useFrontDoor } from "./front-door.ts";
import { inBatches } from "./in-batches.ts";

const door = useFrontDoor();

beforeEach(() => door().empty());

const acceptedBy: Readonly<Record<string, number>> = { inbound: 200, fallback: 200, status: 204 };
const paths = Object.keys(acceptedBy);

const formOf = (parameters: (typeof samples)[number]) =>
  new URLSearchParams(new TextDecoder().decode(bodyOf(parameters)));

/** A whole message that comes among the broken ones. */
function sibling(index: number): URLSearchParams {
  const sid = `SM${String(index).padStart(32, "0")}`;
  return new URLSearchParams({
    ...{ AccountSid: "AC1", MessageSid: sid, SmsStatus: "received", NumMedia: "0" },
    ...{ From: from, To: to, Body: `sibling ${index}` },
  });
}

async function leftovers() {
  const { sql } = door();
  const [left] = await sql`
    select count(*) filter (where state in ('new', 'dead'))::int as undone,
      (select count(*)::int from jobs where queue = 'inbound') as jobs
    from webhook_events`;
  return left;
}

test("every documented form is accepted and recorded, none set aside (Z-07)", async () => {
  const { postTwilio, recordAll, sql } = door();
  for (const sample of samples) {
    const path = sample.MessageStatus === undefined ? "inbound" : "status";
    expect(await postTwilio(formOf(sample), path)).toBe(acceptedBy[path]);
  }
  expect(await recordAll()).toEqual([]);
  expect(await leftovers()).toEqual({ undone: 0, jobs: 0 });
  expect(await sql`select reason from dead_letters`).toEqual([]);
});

test("signed forms with broken parameters: accepted, whole ones among them recorded, nothing left (Z-07)", async () => {
  const { postTwilio, recordAll, sql, empty } = door();
  const values = fc.record({ form: brokenForm, path: fc.constantFrom(...paths) });
  await inBatches({ values, count: casesOf(0.1), size: 100 }, async (batch) => {
    const posts = batch.flatMap((one, index) =>
      index % 10 === 0 ? [one, { form: sibling(index), path: "inbound" }] : [one],
    );
    const answers = await Promise.all(posts.map(({ form, path }) => postTwilio(form, path)));
    const wrong = posts.filter(({ path }, index) => answers[index] !== acceptedBy[path]);
    expect(wrong.map(({ form }) => form.toString().slice(0, 2_000))).toEqual([]);
    const failures = await recordAll();
    const context = failures.map(String).join("; ").slice(0, 2_000);
    expect(await leftovers(), context).toEqual({ undone: 0, jobs: 0 });
    const [stored] = await sql<{ siblings: number }[]>`
      select count(*)::int as siblings from messages where content ->> 'text' like 'sibling %'`;
    expect(stored?.siblings, context).toBe(posts.length - batch.length);
    await empty();
  });
  expect(Object.keys(Object.prototype)).toEqual([]);
});
