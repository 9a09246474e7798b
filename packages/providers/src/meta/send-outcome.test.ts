import { describe, expect, test } from "vitest";
import { maxAnswerBytes } from "../http/index.ts";
import type { SendOutcome } from "../port/index.ts";
import { outcomeOfAnswer } from "./send-outcome.ts";

function json(body: unknown, status = 200, headers: Record<string, string> = {}) {
  return () => Response.json(body, { status, headers });
}

function error(code: number | string, status: number, headers: Record<string, string> = {}) {
  return json(
    { error: { code, message: "A title", error_data: { details: "Why" }, fbtrace_id: "T1" } },
    status,
    headers,
  );
}

function rejected(code: string, httpStatus: number): SendOutcome {
  return { kind: "rejected", code, title: "A title", details: "Why", httpStatus, traceId: "T1" };
}

const accepted: SendOutcome = { kind: "accepted", providerMessageId: "wamid.1" };
const throttled = (code: string, retryAfterMs: number | null = null): SendOutcome => ({
  kind: "throttled",
  code,
  retryAfterMs,
});
const trouble = (code: string): SendOutcome => ({
  kind: "ambiguous",
  reason: "provider_error",
  code,
});
const unreadable: SendOutcome = { kind: "ambiguous", reason: "answer_unreadable" };
const idMissing: SendOutcome = { kind: "ambiguous", reason: "message_id_missing" };

describe("what an answer proves (F-30, F-31, F-33, Z-11)", () => {
  test.each<[string, () => Response, SendOutcome]>([
    ["a message id", json({ messages: [{ id: "wamid.1" }] }), accepted],
    [
      "more than we read",
      json({ messages: [{ id: "wamid.1", message_status: "accepted" }, 5], x: 1 }),
      accepted,
    ],
    [
      "the recipient's id",
      json({ messages: [{ id: "wamid.1" }], contacts: [{ input: "+55", wa_id: "55" }] }),
      { ...accepted, recipientWaId: "55" },
    ],
    [
      "a recipient without a phone",
      json({ messages: [{ id: "wamid.1" }], contacts: [{ user_id: "BR.1" }] }),
      accepted,
    ],
    ["a refusal with 400", error(131047, 400), rejected("131047", 400)],
    ["a refusal with 401", error(190, 401), rejected("190", 401)],
    ["a refusal with 404", error(132001, 404), rejected("132001", 404)],
    ["a refusal with an unknown code and 400", error(999999, 400), rejected("999999", 400)],
    ["an error in a 200", error(131026, 200), rejected("131026", 200)],
    ["a refusal that Meta sends with 500", error(131045, 500), rejected("131045", 500)],
    ["code 1 with 400, a refusal", error(1, 400), rejected("1", 400)],
    ["code 131000 with 400, a refusal", error(131000, 400), rejected("131000", 400)],
    [
      "an error without texts",
      json({ error: { code: "100" } }, 400),
      { kind: "rejected", code: "100", title: "", details: "", httpStatus: 400 },
    ],
    ["the number's rate", error(130429, 400), throttled("130429")],
    ["the pair's rate", error(131056, 400), throttled("131056")],
    ["the app's rate", error(4, 400), throttled("4")],
    ["maintenance, also with 500", error(131057, 500), throttled("131057")],
    ["429 with a wait", error(130429, 429, { "retry-after": "7" }), throttled("130429", 7000)],
    [
      "429 with a wait of a year",
      error(4, 429, { "retry-after": "31536000" }),
      throttled("4", 86_400_000),
    ],
    [
      "429 with a date",
      error(4, 429, { "retry-after": "Fri, 20 Nov 2026 10:00:00 GMT" }),
      throttled("4"),
    ],
    ["429 with an unknown code", error(5, 429), throttled("5")],
    [
      "429 with a page",
      () => new Response("<html>", { status: 429, headers: { "retry-after": "1" } }),
      throttled("429", 1000),
    ],
    ["code 1 with 500", error(1, 500), trouble("1")],
    ["code 2 with 503", error(2, 503), trouble("2")],
    ["code 131000 with 500", error(131000, 500), trouble("131000")],
    ["code 131016 with 500", error(131016, 500), trouble("131016")],
    ["code 133004 with 503", error(133004, 503), trouble("133004")],
    ["an unknown code with 500", error(999999, 500), trouble("999999")],
    ["trouble in a 200", error(131000, 200), trouble("131000")],
    [
      "502 with a page",
      () => new Response("<html>Bad gateway</html>", { status: 502 }),
      unreadable,
    ],
    ["403 with a page", () => new Response("<html>", { status: 403 }), unreadable],
    ["500 without a body", () => new Response(null, { status: 500 }), unreadable],
    ["204", () => new Response(null, { status: 204 }), unreadable],
    ["200 with a page", () => new Response("<html>"), unreadable],
    ["200 with half a JSON", () => new Response('{"messages":[{"id":"wam'), unreadable],
    ["200 with null", json(null), idMissing],
    ["200 without messages", json({ messaging_product: "whatsapp" }), idMissing],
    ["200 with no message", json({ messages: [] }), idMissing],
    ["200 with an empty id", json({ messages: [{ id: "" }] }), idMissing],
    ["200 with a number as id", json({ messages: [{ id: 5 }] }), idMissing],
    ["an error without a code in a 400", json({ error: { message: "x" } }, 400), unreadable],
    [
      "a redirect",
      () => new Response(null, { status: 302, headers: { location: "https://x" } }),
      { kind: "ambiguous", reason: "redirected" },
    ],
    [
      "a redirect with a body",
      () => new Response("moved", { status: 307 }),
      { kind: "ambiguous", reason: "redirected" },
    ],
    [
      "more than 1 MiB",
      () => new Response(`{"messages":[{"id":"wamid.1"}],"x":"${"a".repeat(maxAnswerBytes)}"}`),
      { kind: "ambiguous", reason: "answer_too_large" },
    ],
  ])("%s", async (_, answer, outcome) => {
    expect(await outcomeOfAnswer(answer())).toEqual(outcome);
  });

  test("an endless answer is cut and its stream is closed (T-40)", async () => {
    let pulled = 0;
    let isCancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
      cancel() {
        isCancelled = true;
      },
    });
    expect(await outcomeOfAnswer(new Response(body))).toMatchObject({ reason: "answer_too_large" });
    expect(isCancelled).toBe(true);
    expect(pulled).toBeLessThan(25);
  });

  test("an answer in small pieces is put together, also within a letter", async () => {
    const whole = new TextEncoder().encode('{"messages":[{"id":"wamid.ä"}]}');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of whole) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await outcomeOfAnswer(new Response(body))).toEqual({
      kind: "accepted",
      providerMessageId: "wamid.ä",
    });
  });
});
