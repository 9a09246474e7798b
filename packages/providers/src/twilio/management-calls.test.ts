import { describe, expect, test } from "vitest";
import { api, connected, credentials } from "./fixtures/connected.ts";
import { accountSid, to } from "./fixtures/forms.ts";
import {
  createContent,
  createTwilioProvider,
  fetchAccount,
  listContents,
  listMessages,
  listSenders,
  type TwilioConnection,
} from "./index.ts";

const refusal = () => Response.json({ code: 20003, message: "Authenticate" }, { status: 401 });
const contentId = `HX${"6b".repeat(16)}`;

const functions = {
  listMessages: (connection: TwilioConnection, who = credentials) =>
    listMessages({ sentOn: new Date(0) }, who, connection),
  listSenders: (connection: TwilioConnection, who = credentials) =>
    listSenders({}, who, connection),
  listContents: (connection: TwilioConnection, who = credentials) =>
    listContents({}, who, connection),
  fetchAccount: (connection: TwilioConnection, who = credentials) => fetchAccount(who, connection),
  createContent: (connection: TwilioConnection, who = credentials) =>
    createContent(
      { friendly_name: "n", language: "en", variables: {}, types: {} },
      who,
      connection,
    ),
};

describe.each(Object.entries(functions))("%s", (_, call) => {
  test("a refusal, a throttle, trouble and a lost connection are values (F-30, F-32, F-33)", async () => {
    const outcome = async (answer: () => Response | Promise<Response>) =>
      call(connected(answer).connection);
    const wait = { status: 429, headers: { "retry-after": "3" } };
    const cause = Object.assign(new Error(), { code: "ECONNREFUSED", syscall: "connect" });
    expect(await outcome(refusal)).toEqual({
      ...{ kind: "refused", code: "20003", title: "Authenticate", details: "", httpStatus: 401 },
    });
    expect(await outcome(() => new Response("", wait))).toEqual({
      ...{ kind: "retry", reason: "throttled", retryAfterMs: 3000 },
    });
    const retries: [() => Response | Promise<Response>, string][] = [
      [() => new Response("<html>", { status: 502 }), "provider_error"],
      [() => new Response("<html>"), "answer_unreadable"],
      [() => Response.json({}), "answer_unreadable"],
      [() => new Response("x".repeat(1_048_577)), "answer_too_large"],
      [() => new Response(null, { status: 302, headers: { location: "https://x" } }), "redirected"],
      [() => Promise.reject(new TypeError("fetch failed", { cause })), "connect_failed"],
      [() => Promise.reject(new DOMException("", "TimeoutError")), "timeout"],
    ];
    for (const [answer, reason] of retries) {
      expect(await outcome(answer)).toEqual({ kind: "retry", reason, retryAfterMs: null });
    }
    expect(await outcome(() => new Response("no", { status: 403 }))).toMatchObject({
      ...{ kind: "refused", code: "", title: "HTTP 403", httpStatus: 403 },
    });
  });

  test("bad credentials are refused without a call; a call never follows a redirect", async () => {
    const { connection, calls } = connected(refusal);
    const nobody = { ...credentials, providerAccountId: "AC1" };
    expect(await call(connection, nobody)).toMatchObject({ kind: "refused", code: "20003" });
    expect(calls).toEqual([]);
    await call(connection);
    expect(calls[0]?.init).toMatchObject({ redirect: "manual", signal: expect.any(AbortSignal) });
  });
});

test("senders come with what a person needs to choose one (3.1, S2.12)", async () => {
  const first = {
    ...{ sid: "XE1", sender_id: to, status: "ONLINE:UPDATING", offline_reasons: null },
    configuration: { waba_id: "77" },
    profile: { name: "Sales" },
    properties: { quality_rating: "HIGH", messaging_limit: "10K Customers/24hr" },
    webhook: { callback_url: "https://gw.example/in", status_callback_url: "" },
  };
  const second = {
    ...{ sid: "XE2", sender_id: "whatsapp:+14155550101", status: "OFFLINE" },
    offline_reasons: [{ code: "63020", message: "Not accepted", more_info: "x" }],
  };
  const next = "https://messaging.twilio.com/v2/Channels/Senders?PageToken=x";
  const { connection, calls } = connected(() =>
    Response.json({ senders: [first, second, {}], meta: { next_page_url: next } }),
  );
  expect(await listSenders({}, credentials, connection)).toEqual({
    kind: "listed",
    items: [
      {
        ...{ sid: "XE1", address: to, status: "ONLINE:UPDATING", isOnline: true, name: "Sales" },
        ...{ wabaId: "77", qualityRating: "HIGH", messagingLimit: "10K Customers/24hr" },
        ...{ inboundUrl: "https://gw.example/in", statusUrl: null, offlineReasons: [] },
      },
      {
        ...{ sid: "XE2", address: "whatsapp:+14155550101", status: "OFFLINE", isOnline: false },
        ...{ name: null, wabaId: null, qualityRating: null, messagingLimit: null },
        ...{ inboundUrl: null, statusUrl: null },
        offlineReasons: [{ code: "63020", message: "Not accepted" }],
      },
    ],
    nextPage: next,
  });
  await listSenders({ nextPage: next }, credentials, connection);
  expect(calls.map(({ url }) => url)).toEqual([
    "https://messaging.twilio.com/v2/Channels/Senders?Channel=whatsapp&PageSize=20",
    next,
  ]);
});

describe("content objects (section 11)", () => {
  const content = {
    ...{ sid: contentId, friendly_name: "order_ready", language: "pt_BR" },
    variables: { 1: "Ana" },
    types: { "twilio/text": { body: "Hi {{1}}" } },
    date_updated: "2026-11-20T10:00:00Z",
  };
  const approval = {
    ...{ name: "order_ready", category: "TRANSACTIONAL", status: "Approved" },
    rejection_reason: "",
  };
  const listed = async (approval_requests: unknown) => {
    const contents = [{ ...content, approval_requests }];
    const { connection } = connected(() => Response.json({ contents, meta: {} }));
    const page = await listContents({ pageSize: 5 }, credentials, connection);
    return page.kind === "listed" ? page.items[0] : page;
  };

  test.each([
    ["flat", approval],
    ["by channel", { whatsapp: approval }],
  ])("come with their approval, %s (section 21)", async (_, approvals) => {
    expect(await listed(approvals)).toEqual({
      ...{ contentId, name: "order_ready", language: "pt_BR", variables: { 1: "Ana" } },
      types: content.types,
      updatedAt: new Date("2026-11-20T10:00:00Z"),
      approval: {
        ...{ status: "approved", name: "order_ready", category: "UTILITY" },
        rejectionReason: null,
      },
    });
  });

  test.each([undefined, null, {}, [], { whatsapp: {} }])(
    "without a request in %j are unsubmitted (11.3)",
    async (approvals) => {
      expect(await listed(approvals)).toMatchObject({
        approval: { status: "unsubmitted", name: null, category: null, rejectionReason: null },
      });
    },
  );

  test("old categories get today's names (11.3)", async () => {
    const named = async (category: string) => listed({ ...approval, category });
    expect(await named("OTP")).toMatchObject({ approval: { category: "AUTHENTICATION" } });
    expect(await named("marketing")).toMatchObject({ approval: { category: "MARKETING" } });
  });

  test("one is made by its definition as JSON (6.2)", async () => {
    const definition = { friendly_name: "n", language: "en", variables: {}, types: { a: {} } };
    const { connection, calls } = connected(() =>
      Response.json({ sid: contentId }, { status: 201 }),
    );
    const created = await createContent(definition, credentials, connection);
    expect(created).toEqual({ kind: "created", contentId });
    expect(calls).toMatchObject([
      {
        url: "https://content.twilio.com/v1/Content",
        init: {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(definition),
        },
      },
    ]);
  });
});

test("an account shows whether it may be used, never its token (section 2)", async () => {
  const answer = {
    ...{ status: "active", type: "Trial", friendly_name: "Demo", owner_account_sid: accountSid },
    auth_token: "in clear",
  };
  const { connection, calls } = connected(() => Response.json(answer));
  expect(await fetchAccount(credentials, connection)).toEqual({
    kind: "found",
    account: { isActive: true, isTrial: true, name: "Demo", ownerAccountSid: accountSid },
  });
  expect(calls[0]?.url).toBe(`${api}.json`);
});

describe("read receipts and typing (section 10)", () => {
  test("typing marks the message read", async () => {
    const { connection, calls } = connected(() => Response.json({ success: true }));
    const provider = createTwilioProvider(connection);
    const request = { providerMessageId: "SM1", isTyping: true };
    expect(await provider.markRead(request, credentials)).toEqual({ kind: "done" });
    expect(calls).toMatchObject([
      {
        url: "https://messaging.twilio.com/v2/Indicators/Typing.json",
        init: { method: "POST", body: "channel=whatsapp&messageId=SM1" },
      },
    ]);
  });

  test("a silent read receipt is unsupported; a refusal is told", async () => {
    const { connection, calls } = connected(refusal);
    const provider = createTwilioProvider(connection);
    const request = { providerMessageId: "SM1", isTyping: false };
    expect(await provider.markRead(request, credentials)).toEqual({ kind: "unsupported" });
    expect(calls).toEqual([]);
    expect(await provider.markRead({ ...request, isTyping: true }, credentials)).toMatchObject({
      kind: "refused",
      code: "20003",
    });
  });
});
