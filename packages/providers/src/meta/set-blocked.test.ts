import { describe, expect, test } from "vitest";
import type { Egress } from "../port/index.ts";
import { credentials } from "./fixtures/graph-server.ts";
import { createMetaProvider } from "./index.ts";

const phone = "+5511987654321";

function providerOf(answer: () => Response) {
  const calls: { url: string; method: string | undefined; json: unknown }[] = [];
  const egress: Egress = async (url, { method, body }) => {
    calls.push({ url, method, json: JSON.parse(String(body)) });
    return answer();
  };
  const graphBaseUrl = "https://graph.example";
  return { provider: createMetaProvider({ egress, graphBaseUrl, graphVersion: "v25.0" }), calls };
}

describe("blocking a person (B.14)", () => {
  test.each([
    [true, { phone }, "POST", { user: phone }],
    [false, { phone }, "DELETE", { user: phone }],
    [true, { bsuid: "BR.1" }, "POST", { user_id: "BR.1" }],
    [true, { phone, bsuid: "BR.1" }, "POST", { user: phone }],
  ])("blocked %s: %j", async (isBlocked, to, method, user) => {
    const { provider, calls } = providerOf(() => Response.json({}));
    expect(await provider.setBlocked({ to, isBlocked }, credentials)).toEqual({ kind: "done" });
    expect(calls).toEqual([
      {
        url: "https://graph.example/v25.0/7300/block_users",
        method,
        json: { messaging_product: "whatsapp", block_users: [user] },
      },
    ]);
  });

  test("a partial failure says why this one person was refused (139100)", async () => {
    const errors = [{ code: 131047, title: "Re-engagement message" }];
    const refused = (failed_users: unknown) => () =>
      Response.json(
        { block_users: { failed_users }, error: { code: 139100, message: "Partial" } },
        { status: 400 },
      );
    const request = { to: { phone }, isBlocked: true };
    const told = providerOf(refused([{ input: phone, errors }])).provider;
    expect(await told.setBlocked(request, credentials)).toEqual({
      kind: "refused",
      code: "131047",
      title: "Re-engagement message",
      details: "",
      httpStatus: 400,
    });
    for (const untold of [undefined, [], [{ errors: [{}] }]]) {
      const { provider } = providerOf(refused(untold));
      expect(await provider.setBlocked(request, credentials)).toMatchObject({ code: "139100" });
    }
  });

  test("another refusal and trouble inside Meta", async () => {
    const request = { to: { phone }, isBlocked: true };
    const full = providerOf(() => Response.json({ error: { code: 139101 } }, { status: 400 }));
    expect(await full.provider.setBlocked(request, credentials)).toMatchObject({
      kind: "refused",
      code: "139101",
    });
    const down = providerOf(() => Response.json({ error: { code: 2 } }, { status: 503 }));
    expect(await down.provider.setBlocked(request, credentials)).toMatchObject({ kind: "retry" });
  });

  test("nobody is blocked by no name, and no call is made", async () => {
    const { provider, calls } = providerOf(() => Response.json({}));
    const outcome = await provider.setBlocked({ to: {}, isBlocked: true }, credentials);
    expect(outcome).toMatchObject({ kind: "refused", code: "invalid_request" });
    expect(calls).toEqual([]);
  });
});

describe("read receipts (B.6)", () => {
  const read = { messaging_product: "whatsapp", status: "read", message_id: "wamid.1" };

  test.each([
    [false, read],
    [true, { ...read, typing_indicator: { type: "text" } }],
  ])("typing %s", async (isTyping, json) => {
    const { provider, calls } = providerOf(() => Response.json({ success: true }));
    const request = { providerMessageId: "wamid.1", isTyping };
    expect(await provider.markRead(request, credentials)).toEqual({ kind: "done" });
    expect(calls).toEqual([
      { url: "https://graph.example/v25.0/7300/messages", method: "POST", json },
    ]);
  });

  test("Retry-After is told to whoever tries again (F-33)", async () => {
    const headers = { "retry-after": "7" };
    const { provider } = providerOf(() => new Response("", { status: 429, headers }));
    const request = { providerMessageId: "wamid.1", isTyping: false };
    expect(await provider.markRead(request, credentials)).toEqual({
      kind: "retry",
      reason: "throttled",
      retryAfterMs: 7000,
    });
  });
});
