import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InboundNotice } from "../port/index.ts";
import { elementsOf } from "./fixtures/elements-of.ts";
import { noticeSamples } from "./fixtures/notice-samples.ts";
import { accountId, bytes, change, numberId, post, value } from "./fixtures/payloads.ts";
import { readNotice } from "./index.ts";

function noticeOf(rawBody: Uint8Array): InboundNotice {
  const [element] = elementsOf(rawBody);
  if (element?.kind !== "notice") throw new Error(`a ${element?.kind} is no notice`);
  return element;
}

function notice(field: string, raw: unknown): InboundNotice {
  return { kind: "notice", position: 0, field, accountId, providerNumberId: null, raw };
}

describe("facts of notices (A.10–A.15)", () => {
  test.each(noticeSamples)("$field: $raw", ({ field, raw, facts }) => {
    const read = readNotice(noticeOf(post(change(raw, field))));
    if (facts === null) expect(read).toBeNull();
    else expect(read).toMatchObject(facts);
    expect(read?.length ?? 0).toBe(facts?.length ?? 0);
  });

  test("errors beside no message are the number's (A.10)", () => {
    const errors = [{ code: 130429, title: "Rate limit hit" }, { title: "no code" }];
    expect(readNotice(noticeOf(post(change(value({ errors })))))).toEqual([
      {
        kind: "number_errors",
        accountId,
        providerNumberId: numberId,
        displayPhone: null,
        at: null,
        errors: [{ code: "130429", title: "Rate limit hit", details: "" }],
      },
    ]);
    expect(readNotice(notice("errors", [7]))).toBeNull();
    expect(readNotice(notice("errors", { code: 1 }))).toMatchObject([{ kind: "number_errors" }]);
  });

  test("a fact has the time of its entry, so that a late delivery undoes nothing (A.6)", () => {
    const entry = { id: "1", time: 1795168800 };
    const changes = [change({ decision: "APPROVED" }, "account_review_update")];
    const rawBody = bytes({
      object: "whatsapp_business_account",
      entry: [{ ...entry, changes }],
    });
    expect(readNotice(noticeOf(rawBody))).toMatchObject([{ at: new Date(1_795_168_800_000) }]);
  });

  test.each([
    ["message_template_status_update", { event: "APPROVED" }],
    ["message_template_status_update", { message_template_id: 1, event: 5 }],
    ["message_template_quality_update", { message_template_id: 1, new_quality_score: null }],
    ["template_category_update", { message_template_id: 1, new_category: 1 }],
    ["message_template_components_update", { message_template_id: 1 }],
    ["phone_number_quality_update", {}],
    ["phone_number_name_update", {}],
    ["business_username_updates", { username: "" }],
    ["business_capability_update", { max_daily_conversations_per_business: "MANY" }],
    ["business_capability_update", { max_daily_conversations_per_business: { toString: 1 } }],
    ["security", {}],
    ["account_update", { event: "" }],
    ["account_review_update", {}],
    ["account_alerts", {}],
    ["user_preferences", { user_preferences: {} }],
    ["calls", {}],
    ["flows", { event: "X" }],
    ["group_messages", {}],
    ["security", null],
    ["security", []],
  ])("%s without what it is about is no fact: %j", (field, raw) => {
    expect(readNotice(notice(field, raw))).toBeNull();
  });

  test("whatever stands in a value, reading it does not throw (Z-01)", () => {
    const fields = [...new Set(["errors", ...noticeSamples.map(({ field }) => field)])];
    const keys = [...new Set(noticeSamples.flatMap(({ raw }) => Object.keys(raw)))];
    const values = fc.dictionary(
      fc.constantFrom(...keys),
      fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom(...noticeSamples.flatMap(({ raw }) => Object.values(raw))),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.oneof(values, fc.jsonValue()), (field, raw) => {
        const facts = readNotice(notice(field, raw));
        expect(facts === null || facts.length > 0 || field === "account_update").toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
