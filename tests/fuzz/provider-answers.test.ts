import { createMetaProvider } from "@parley/providers/meta";
import type { SendOutcome, WhatsAppProvider } from "@parley/providers/port";
import { createTwilioProvider } from "@parley/providers/twilio";
import { accountSid, to } from "@parley/providers/twilio/fixtures";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { casesOf, proofSeed } from "../harness/proof-counts.ts";

/** What a provider may answer, whole or not. */
type Answer = {
  status: number;
  body: string;
  headers: Record<string, string>;
  /** How the body comes: at once, in pieces, cut off by the connection's end. */
  delivery: "whole" | "pieces" | "cut" | "refused";
};

const errorCode = fc.constantFrom<unknown>(
  ...[
    131047,
    131026,
    190,
    130429,
    131056,
    131000,
    1,
    2,
    4,
    368,
    133004,
    "100",
    20003,
    20429,
    63016,
  ],
  ...[null, {}, "", -1, 2 ** 53],
);
const accepted = fc.constantFrom<unknown>(
  { messages: [{ id: "wamid.1" }] },
  { messages: [{ id: "wamid.1" }, 5], contacts: [{ wa_id: 5 }] },
  { sid: "SM1", status: "queued" },
  { sid: "SM1", status: "failed", error_code: 63016 },
  { messages: [{ id: 5 }] },
  { messages: {} },
  { sid: 7 },
  { success: true },
  { data: [], paging: { cursors: { after: "x" }, next: "https://elsewhere.example" } },
  { contents: [], meta: { next_page_url: "https://elsewhere.example/next" } },
  { messages: [], next_page_uri: "//elsewhere.example" },
);
const failed = errorCode.chain((code) =>
  fc.constantFrom<unknown>(
    { error: { code, message: "t", error_data: { details: "d" } } },
    { code, message: "t", more_info: "x", status: 400 },
    { error: code },
    { error: { code, message: 5, error_data: [] } },
  ),
);
const body = fc.oneof(
  accepted.map((json) => JSON.stringify(json)),
  failed.map((json) => JSON.stringify(json)),
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    "",
    "<html>Bad gateway</html>",
    "null",
    "[]",
    '{"messages":[{"id":"wam',
    "\u0000",
  ),
  fc.constant(`{"messages":[{"id":"wamid.1"}],"x":"${"a".repeat(1_100_000)}"}`),
  fc.string({ maxLength: 40 }),
);
const answers: fc.Arbitrary<Answer> = fc.record({
  status: fc.constantFrom(
    200,
    200,
    200,
    201,
    202,
    204,
    302,
    307,
    400,
    401,
    403,
    404,
    408,
    429,
    500,
    502,
    503,
  ),
  body,
  headers: fc.constantFrom<Record<string, string>>(
    {},
    { "content-type": "text/html" },
    { "retry-after": "7" },
    { "retry-after": "Fri, 20 Nov 2026 10:00:00 GMT", "content-type": "application/json" },
    { location: "https://elsewhere.example/", "content-length": "5" },
  ),
  delivery: fc.constantFrom("whole", "whole", "whole", "pieces", "cut", "refused"),
});

function respond({ status, body: text, headers, delivery }: Answer): Promise<Response> {
  if (delivery === "refused") {
    const refusal = { code: "ECONNREFUSED", syscall: "connect" };
    const cause = Object.assign(new Error("refused"), refusal);
    return Promise.reject(new TypeError("fetch failed", { cause }));
  }
  if (status === 204) return Promise.resolve(new Response(null, { status, headers }));
  const whole = new TextEncoder().encode(text);
  if (delivery === "whole") return Promise.resolve(new Response(whole, { status, headers }));
  const size = Math.max(1, Math.ceil(whole.length / 7));
  let at = 0;
  const stream = new ReadableStream({
    pull(controller) {
      if (delivery === "cut" && at >= whole.length / 2)
        return controller.error(new TypeError("terminated"));
      if (at >= whole.length) return controller.close();
      controller.enqueue(whole.slice(at, at + size));
      at += size;
    },
  });
  return Promise.resolve(new Response(stream, { status, headers }));
}

type Named = { name: "meta" | "twilio"; open(answer: Answer): WhatsAppProvider };

const named: Named[] = [
  {
    name: "meta",
    open: (answer) =>
      createMetaProvider({
        ...{ egress: () => respond(answer), timeoutMs: 5_000 },
        ...{ graphBaseUrl: "https://graph.example", graphVersion: "v25.0" },
      }),
  },
  {
    name: "twilio",
    open: (answer) => createTwilioProvider({ egress: () => respond(answer), timeoutMs: 5_000 }),
  },
];
const credentials = {
  providerNumberId: "7300",
  providerAccountId: accountSid,
  accessToken: "token",
};
const credentialsOf = { meta: credentials, twilio: { ...credentials, providerNumberId: to } };

/** The id by which an answer proves that the message was taken. Written from the documents (B.1, Twilio 6). */
function provenId(name: Named["name"], text: string): unknown {
  try {
    const json = JSON.parse(text) as { messages?: { id?: unknown }[]; sid?: unknown };
    return name === "meta" ? json.messages?.[0]?.id : json.sid;
  } catch {
    return undefined;
  }
}

function hasError(name: Named["name"], text: string): boolean {
  try {
    const json = JSON.parse(text) as {
      error?: { code?: unknown };
      code?: unknown;
      error_code?: unknown;
    };
    return name === "meta"
      ? json.error?.code !== undefined
      : (json.code ?? json.error_code) !== undefined;
  } catch {
    return false;
  }
}

/** What may be concluded at most: nothing is taken for certain that the answer does not prove. */
function assertProven(name: Named["name"], answer: Answer, outcome: SendOutcome): void {
  const { status, body: text, delivery } = answer;
  const isWhole = (delivery === "whole" || delivery === "pieces") && status !== 204;
  switch (outcome.kind) {
    case "accepted":
      expect([isWhole, status < 300, outcome.providerMessageId]).toEqual([
        true,
        true,
        provenId(name, text),
      ]);
      break;
    case "rejected":
      expect([isWhole, hasError(name, text)]).toEqual([true, true]);
      break;
    case "throttled":
      expect(status === 429 || (isWhole && hasError(name, text))).toBe(true);
      break;
    case "not_sent":
      expect(delivery).toBe("refused");
      break;
    case "ambiguous":
      expect(delivery).not.toBe("refused");
  }
}

describe.each(named)("$name", ({ name, open }) => {
  const options = { numRuns: casesOf(0.02), seed: proofSeed };

  test("any answer to a send is taken for no more than it proves, and never thrown at (Z-11, F-30, F-31)", async () => {
    const request = {
      to: { phone: "+4915112345678" },
      content: { type: "text" as const, text: "Hi" },
      attemptId: "a1",
      statusCallbackUrl: "https://hooks.example/status",
    };
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        const outcome = await open(answer).send(request, credentialsOf[name]);
        assertProven(name, answer, outcome);
      }),
      options,
    );
  });

  test("any answer to any other call is a value of its own kinds (Z-11, F-72)", async () => {
    const file = {
      providerMediaId: "884400112233",
      url: "https://api.twilio.com/m/1",
    };
    const upload = {
      ...{ mimeType: "image/png", filename: "a.png", sizeBytes: 3 },
      open: async () => new Response("abc").body as ReadableStream<Uint8Array>,
    };
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        const provider = open(answer);
        const own = credentialsOf[name];
        const message = { providerMessageId: "wamid.1", isTyping: true };
        const person = { to: { phone: "+4915112345678" }, isBlocked: true };
        const outcomes = [
          await provider.fetchMedia(file, own),
          await provider.uploadMedia(upload, own),
          await provider.markRead(message, own),
          await provider.setBlocked(person, own),
          await provider.listTemplates(null, own),
          await provider.listReceived?.(new Date(0), own),
          await provider.contents?.create({}, own),
        ].filter((outcome) => outcome !== undefined);
        for (const outcome of outcomes) {
          if (outcome.kind === "opened") await outcome.stream.cancel().catch(() => undefined);
          expect(kinds).toContain(outcome.kind);
        }
      }),
      options,
    );
  });
});

const kinds = [
  "opened",
  "gone",
  "uploaded",
  "link_only",
  "done",
  "unsupported",
  "page",
  "listed",
  "created",
  "refused",
  "retry",
];
