import { describe, expect, test } from "vitest";
import type { ProviderCredentials } from "../port/index.ts";
import { accountSid, mediaUrl, to } from "./fixtures/forms.ts";
import { createTwilioProvider } from "./index.ts";

const credentials: ProviderCredentials = {
  providerNumberId: to,
  providerAccountId: accountSid,
  accessToken: "secret-token",
};
const cdn = "https://mms.twiliocdn.com/a/b?sig=x";

function redirect(location: string, status = 307): () => Response {
  return () => new Response("moved", { status, headers: { location } });
}

/** Opens `url`; the answers come in turn, one a call. */
async function open(
  answers: (() => Response | Promise<Response>)[],
  url = mediaUrl,
  settings: { mediaOrigins?: string[]; baseUrls?: { api: string } } = {},
) {
  const calls: { url: string; authorization: string | null; redirect: unknown }[] = [];
  const provider = createTwilioProvider({
    ...settings,
    egress: async (address, init) => {
      const authorization = new Headers(init.headers).get("authorization");
      calls.push({ url: address, authorization, redirect: init.redirect });
      const answer = answers[calls.length - 1];
      if (answer === undefined) throw new Error("one call too many");
      return answer();
    },
  });
  return { media: await provider.fetchMedia({ url }, credentials), calls };
}

const file = () =>
  new Response("bytes", {
    headers: { "content-type": "Audio/OGG; codecs=opus", "content-length": "5" },
  });

describe("opening a file (5.1)", () => {
  test("the token goes to the account's address alone, not to where its redirect leads", async () => {
    const { media, calls } = await open([redirect(cdn), file]);
    expect(media).toMatchObject({ kind: "opened", mimeType: "audio/ogg", sizeBytes: 5 });
    expect(media.kind === "opened" && (await new Response(media.stream).text())).toBe("bytes");
    const authorization = `Basic ${Buffer.from(`${accountSid}:secret-token`).toString("base64")}`;
    expect(calls).toEqual([
      { url: mediaUrl, authorization, redirect: "manual" },
      { url: cdn, authorization: null, redirect: "manual" },
    ]);
  });

  test("a file without a redirect, type, length or body is opened too", async () => {
    const { media } = await open([() => new Response(null)]);
    expect(media).toMatchObject({ kind: "opened", mimeType: null, sizeBytes: null });
    expect(media.kind === "opened" && (await new Response(media.stream).text())).toBe("");
  });

  test("the configured base and its own file origin take Twilio's place", async () => {
    const api = "http://127.0.0.1:4010/twilio";
    const url = mediaUrl.replace("https://api.twilio.com", api);
    const settings = { baseUrls: { api }, mediaOrigins: ["http://127.0.0.1:4011"] };
    const { media, calls } = await open(
      [redirect("http://127.0.0.1:4011/file"), file],
      url,
      settings,
    );
    expect(media.kind).toBe("opened");
    expect(calls[1]).toMatchObject({ authorization: null });
  });

  test.each([
    ["another host", mediaUrl.replace("api.twilio.com", "api.twilio.com.evil.example")],
    ["a user part before another host", mediaUrl.replace("api.", "api.twilio.com@evil.example/")],
    ["another account", mediaUrl.replace(accountSid, `AC${"0".repeat(32)}`)],
    ["no encryption", mediaUrl.replace("https:", "http:")],
    ["a way out of its path", `${mediaUrl}/../../../../Keys.json`],
    ["a query", `${mediaUrl}?x=1`],
    ["nothing", ""],
  ])("an address with %s is not called (T-44)", async (_, url) => {
    const { media, calls } = await open([], url);
    expect(media).toMatchObject({ kind: "refused", httpStatus: 0 });
    expect(calls).toEqual([]);
  });

  test.each([
    "https://evil.example/file",
    "https://twiliocdn.com.evil.example/file",
    "https://eviltwiliocdn.com/file",
    "http://mms.twiliocdn.com/file",
    "https://mms.twiliocdn.com:8443/file",
    "https://user:pass@mms.twiliocdn.com/file",
    "http://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
    "//evil.example/file",
  ])("a redirect to %s is not followed (T-44)", async (location) => {
    const { media, calls } = await open([redirect(location)]);
    expect(media.kind).toBe("refused");
    expect(calls).toHaveLength(1);
  });

  test("redirects without end are given up", async () => {
    const { media, calls } = await open(Array(9).fill(redirect(cdn, 302)));
    expect(media.kind).toBe("refused");
    expect(calls).toHaveLength(4);
  });

  test.each<[string, (() => Response)[], object]>([
    ["404", [() => Response.json({ code: 20404 }, { status: 404 })], { kind: "gone" }],
    [
      "410 of the store",
      [redirect(cdn), () => new Response("", { status: 410 })],
      { kind: "gone" },
    ],
    [
      "401",
      [() => Response.json({ code: 20003, message: "Authenticate" }, { status: 401 })],
      { kind: "refused", code: "20003", title: "Authenticate", details: "", httpStatus: 401 },
    ],
    [
      "403 of the store, whose signature ran out",
      [redirect(cdn), () => new Response("<Error/>", { status: 403 })],
      { kind: "retry", reason: "provider_error", retryAfterMs: null },
    ],
    [
      "429",
      [() => new Response("", { status: 429, headers: { "retry-after": "2" } })],
      { kind: "retry", reason: "throttled", retryAfterMs: 2000 },
    ],
    [
      "503",
      [() => new Response("<html>", { status: 503 })],
      { kind: "retry", reason: "provider_error", retryAfterMs: null },
    ],
    [
      "a redirect to nowhere",
      [() => new Response(null, { status: 302 })],
      { kind: "retry", reason: "redirected", retryAfterMs: null },
    ],
  ])("%s is a value", async (_, answers, outcome) => {
    expect((await open(answers)).media).toEqual(outcome);
  });

  test("a lost connection may be tried again; bad credentials make no call", async () => {
    const lost = await open([() => Promise.reject(new TypeError("fetch failed"))]);
    expect(lost.media).toMatchObject({ kind: "retry", reason: "connection_lost" });
    const provider = createTwilioProvider({ egress: () => Promise.reject(new Error("called")) });
    const nobody = { ...credentials, providerAccountId: null };
    expect(await provider.fetchMedia({ url: mediaUrl }, nobody)).toMatchObject({ kind: "refused" });
    expect(await provider.fetchMedia({}, credentials)).toMatchObject({ kind: "refused" });
  });
});
