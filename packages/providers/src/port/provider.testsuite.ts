import { describe, expect, test } from "vitest";
import type {
  Egress,
  InboundFile,
  MediaUpload,
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
  /** The file of an inbound message as a webhook tells it, and one that lies at a stranger's. */
  files: { own: InboundFile; foreign: InboundFile };
  /** Networks on which that file is there, look-ups included, and on which it is not there any more. */
  networks: {
    withFile(bytes: Uint8Array<ArrayBuffer>, mimeType: string): Egress;
    withoutFile(): Egress;
  };
  /** Answers to what may be repeated; null where the provider has no such call. */
  done: {
    uploaded: (() => Response) | null;
    read: () => Response;
    blocked: (() => Response) | null;
  };
};

const neverCalled: Egress = () => Promise.reject(new Error("no call expected"));

/** The contract every WhatsApp provider keeps: same words, same proofs, one call per send. */
export function describeProvider(harness: ProviderHarness): void {
  describe(`${harness.name} as a provider`, () => {
    describeWebhooks(harness);
    describeSending(harness);
    describeFiles(harness);
    describeCalls(harness);
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

function describeFiles({
  create,
  credentials,
  files,
  networks,
  done,
  answers,
}: ProviderHarness): void {
  const upload: MediaUpload = {
    mimeType: "image/png",
    filename: "a.png",
    sizeBytes: 3,
    open: async () => ReadableStream.from([Uint8Array.of(1, 2, 3)]) as ReadableStream<Uint8Array>,
  };

  test("the file of a message is opened as a stream, with its type", async () => {
    const provider = create(networks.withFile(Uint8Array.of(1, 2, 3), "image/png"));
    const fetched = await provider.fetchMedia(files.own, credentials);
    if (fetched.kind !== "opened") throw new Error(fetched.kind);
    expect(fetched.mimeType).toBe("image/png");
    const bytes = await new Response(fetched.stream).arrayBuffer();
    expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3]);
  });

  test("a file the provider no longer has is gone (F-72)", async () => {
    const provider = create(networks.withoutFile());
    expect(await provider.fetchMedia(files.own, credentials)).toEqual({ kind: "gone" });
  });

  test("a stranger's address gets no call, so no credentials (T-41)", async () => {
    const outcome = await create(neverCalled).fetchMedia(files.foreign, credentials);
    expect(outcome.kind).toBe("refused");
  });

  test("no connection is a try that may pass", async () => {
    const provider = create(() => Promise.reject(new TypeError("fetch failed")));
    expect((await provider.fetchMedia(files.own, credentials)).kind).toBe("retry");
  });

  test("an upload gives an id and its end, or the provider takes links alone", async () => {
    const { uploaded } = done;
    const provider = create(uploaded === null ? neverCalled : async () => uploaded());
    const outcome = await provider.uploadMedia(upload, credentials);
    const expected = { kind: "uploaded", expiresAt: expect.any(Date) };
    expect(outcome).toMatchObject(uploaded === null ? { kind: "link_only" } : expected);
    if (uploaded === null) return;
    const throttled = create(async () => answers.throttled());
    expect((await throttled.uploadMedia(upload, credentials)).kind).toBe("retry");
  });
}

function describeCalls({ create, credentials, request, done, answers }: ProviderHarness): void {
  const read = { providerMessageId: "m-1", isTyping: true };
  const block = { to: request.to, isBlocked: true };

  test("a read receipt with a typing sign is done", async () => {
    const provider = create(async () => done.read());
    expect(await provider.markRead(read, credentials)).toEqual({ kind: "done" });
  });

  test("blocking is done, or the provider says that it cannot", async () => {
    const { blocked } = done;
    const provider = create(blocked === null ? neverCalled : async () => blocked());
    const kind = blocked === null ? "unsupported" : "done";
    expect(await provider.setBlocked(block, credentials)).toEqual({ kind });
  });

  test("refusals, throttles, lost connections and pages of proxies are values", async () => {
    const kinds = async (egress: Egress) => (await create(egress).markRead(read, credentials)).kind;
    expect(await kinds(async () => answers.rejected())).toBe("refused");
    expect(await kinds(async () => answers.throttled())).toBe("retry");
    expect(await kinds(async () => new Response("<html>", { status: 502 }))).toBe("retry");
    expect(await kinds(() => Promise.reject(new TypeError("fetch failed")))).toBe("retry");
  });

  test("redirects are not followed and every wait is bounded", async () => {
    const inits: RequestInit[] = [];
    const provider = create(async (_, init) => {
      inits.push(init);
      return done.read();
    });
    await provider.markRead(read, credentials);
    await provider.setBlocked(block, credentials);
    for (const init of inits) {
      expect(init).toMatchObject({ redirect: "manual", signal: expect.any(AbortSignal) });
    }
    expect(inits.length).toBeGreaterThan(0);
  });
}
