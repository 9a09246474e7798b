import { describe, expect, test } from "vitest";
import { maxAnswerBytes } from "../http/index.ts";
import type { SendOutcome } from "../port/index.ts";
import { outcomeOfAnswer } from "./send-outcome.ts";

const sid = `SM${"5a".repeat(16)}`;

function json(body: unknown, status = 201, headers: Record<string, string> = {}) {
  return () => Response.json(body, { status, headers });
}

function error(code: number, status: number, headers: Record<string, string> = {}) {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return json({ code, message: "A title", more_info, status }, status, headers);
}

const accepted: SendOutcome = { kind: "accepted", providerMessageId: sid };
const unreadable: SendOutcome = { kind: "ambiguous", reason: "answer_unreadable" };
const idMissing: SendOutcome = { kind: "ambiguous", reason: "message_id_missing" };

function rejected(code: string, httpStatus: number): SendOutcome {
  return { kind: "rejected", code, title: "A title", details: "", httpStatus };
}

function throttled(code: string, retryAfterMs: number | null = null): SendOutcome {
  return { kind: "throttled", code, retryAfterMs };
}

function trouble(code: string): SendOutcome {
  return { kind: "ambiguous", reason: "provider_error", code };
}

describe("what an answer proves (sections 13 and 15; F-30, F-31, F-33, Z-11)", () => {
  test.each<[string, () => Response, SendOutcome]>([
    ["a SID", json({ sid, status: "queued", error_code: null }), accepted],
    ["a SID and nothing else", json({ sid }), accepted],
    ["a SID with an odd status", json({ sid, status: 5, error_code: {} }), accepted],
    [
      "a message that failed at once",
      json({ sid, status: "failed", error_code: 63007, error_message: "A title" }),
      rejected("63007", 201),
    ],
    [
      "a failure without a code",
      json({ sid, status: "undelivered" }),
      { kind: "rejected", code: "", title: "", details: "", httpStatus: 201 },
    ],
    ["an invalid recipient", error(21211, 400), rejected("21211", 400)],
    ["a wrong token", error(20003, 401), rejected("20003", 401)],
    ["a missing permission", error(20003, 403), rejected("20003", 403)],
    ["an unknown account", error(20404, 404), rejected("20404", 404)],
    ["the window, should it be told at once", error(63016, 400), rejected("63016", 400)],
    [
      "an error as of RFC 9457",
      json(
        { type: "t", title: "A title", status: 400, code: 21617, detail: "Why", errors: [] },
        400,
      ),
      { ...rejected("21617", 400), details: "Why" } as SendOutcome,
    ],
    [
      "a code in text and no words",
      json({ code: "21610" }, 400),
      { kind: "rejected", code: "21610", title: "", details: "", httpStatus: 400 },
    ],
    ["too many calls", error(20429, 429), throttled("20429")],
    [
      "too many calls, and a wait",
      error(20429, 429, { "retry-after": "7" }),
      throttled("20429", 7000),
    ],
    [
      "a wait of a year",
      error(20429, 429, { "retry-after": "31536000" }),
      throttled("20429", 86_400_000),
    ],
    [
      "a wait as a date",
      error(20429, 429, { "retry-after": "Fri, 20 Nov 2026 10:00:00 GMT" }),
      throttled("20429"),
    ],
    ["a full queue", error(21611, 400), throttled("21611")],
    ["the account's rate", error(63017, 400), throttled("63017")],
    ["429 with a page", () => new Response("<html>", { status: 429 }), throttled("429")],
    ["trouble inside Twilio", error(20500, 500), trouble("20500")],
    ["no service", error(20503, 503), trouble("20503")],
    ["a refusal with 500, which proves nothing", error(21211, 500), trouble("21211")],
    ["502 with a page", () => new Response("<html>", { status: 502 }), unreadable],
    ["403 with a page", () => new Response("<html>", { status: 403 }), unreadable],
    ["an error without a code", json({ message: "x" }, 400), unreadable],
    ["200 with a page", () => new Response("<html>"), unreadable],
    ["204", () => new Response(null, { status: 204 }), unreadable],
    ["half a JSON", () => new Response(`{"sid":"${sid}`), unreadable],
    ["an empty SID", json({ sid: "" }), idMissing],
    ["a number as SID", json({ sid: 5 }), idMissing],
    ["an error in a 200", json({ code: 21211, message: "x" }, 200), idMissing],
    ["null", json(null), idMissing],
    [
      "a redirect",
      () => new Response("moved", { status: 307, headers: { location: "https://x" } }),
      { kind: "ambiguous", reason: "redirected" },
    ],
    [
      "more than 1 MiB",
      () => new Response(`{"sid":"${sid}","x":"${"a".repeat(maxAnswerBytes)}"}`),
      { kind: "ambiguous", reason: "answer_too_large" },
    ],
  ])("%s", async (_, answer, outcome) => {
    expect(await outcomeOfAnswer(answer())).toEqual(outcome);
  });
});
