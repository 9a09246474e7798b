import { describe, expect, test } from "vitest";
import type {
  Egress,
  ProviderCredentials,
  SendRequest,
  WebhookRequest,
  WhatsAppProvider,
} from "./index.ts";

/** What a provider brings to the contract: its own bytes, signatures and answers. */
export type ProviderHarness = {
  name: string;
  create(egress: Egress): WhatsAppProvider;
  credentials: ProviderCredentials;
  request: SendRequest;
  secret: string;
  /** A webhook with one inbound text, signed with `secret`. */
  signedText(text: string, providerMessageId: string): WebhookRequest;
  /** Answers to a send; `accepted` names the message "id-of-the-message". */
  answers: { accepted(): Response; rejected(): Response; throttled(): Response };
};

const neverCalled: Egress = () => Promise.reject(new Error("no call expected"));

/** The contract every WhatsApp provider keeps: same words, same proofs, one call per send. */
export function describeProvider(harness: ProviderHarness): void {
  describe(`${harness.name} as a provider`, () => {
    describeWebhooks(harness);
    describeSending(harness);
  });
}

function describeWebhooks({ create, secret, signedText }: ProviderHarness): void {
  const provider = create(neverCalled);

  test("a signed webhook is valid and gives its message", () => {
    const request = signedText("hello", "m-1");
    expect(provider.verify(request, secret)).toBe("valid");
    expect(provider.parse(request.rawBody)).toMatchObject({
      ok: true,
      elements: [
        {
          kind: "message",
          position: 0,
          providerMessageId: "m-1",
          content: { type: "text", text: "hello" },
        },
      ],
    });
  });

  test("a changed body, another secret and no secret are told apart", () => {
    const request = signedText("hello", "m-1");
    const changed = { ...request, rawBody: Uint8Array.from([...request.rawBody, 0x20]) };
    expect(provider.verify(changed, secret)).toBe("invalid");
    expect(provider.verify(request, `${secret}x`)).toBe("invalid");
    expect(provider.verify({ ...request, header: () => null }, secret)).toBe("invalid");
    expect(provider.verify(request, "")).toBe("not_configured");
  });

  test("what cannot be read is a value, not an exception (R-03)", () => {
    for (const rawBody of [new Uint8Array(), Uint8Array.from([0xff, 0x00, 0x7b])]) {
      expect(provider.parse(rawBody)).toHaveProperty("ok", false);
    }
  });
}

function describeSending({ create, credentials, request, answers }: ProviderHarness): void {
  async function send(egress: Egress) {
    const calls: { url: string; init: RequestInit }[] = [];
    const provider = create((url, init) => {
      calls.push({ url, init });
      return egress(url, init);
    });
    return { outcome: await provider.send(request, credentials), calls };
  }

  test("an accepted send names the message and takes one call", async () => {
    const { outcome, calls } = await send(async () => answers.accepted());
    expect(outcome).toMatchObject({ kind: "accepted", providerMessageId: "id-of-the-message" });
    expect(calls).toHaveLength(1);
  });

  test("the call carries the attempt id, so that a status can tell its outcome (F-31)", async () => {
    const { calls } = await send(async () => answers.accepted());
    expect(`${calls[0]?.url} ${calls[0]?.init.body}`).toContain(request.attemptId);
  });

  test("redirects are not followed and the wait is bounded", async () => {
    const { calls } = await send(async () => answers.accepted());
    expect(calls[0]?.init).toMatchObject({ redirect: "manual", signal: expect.any(AbortSignal) });
  });

  test("a refusal and a throttle are values (F-30, F-33)", async () => {
    expect((await send(async () => answers.rejected())).outcome.kind).toBe("rejected");
    expect((await send(async () => answers.throttled())).outcome.kind).toBe("throttled");
  });

  test("an unreadable answer and a lost connection are ambiguous, and are not tried again (F-31)", async () => {
    const page = await send(async () => new Response("<html>", { status: 502 }));
    const lost = await send(() => Promise.reject(new TypeError("fetch failed")));
    expect([page.outcome.kind, lost.outcome.kind]).toEqual(["ambiguous", "ambiguous"]);
    expect([page.calls.length, lost.calls.length]).toEqual([1, 1]);
  });

  test("a refused connection proves that nothing was sent (F-32)", async () => {
    const cause = Object.assign(new Error(), { code: "ECONNREFUSED", syscall: "connect" });
    const { outcome } = await send(() => Promise.reject(new TypeError("fetch failed", { cause })));
    expect(outcome).toEqual({ kind: "not_sent", reason: "connect_failed" });
  });
}
