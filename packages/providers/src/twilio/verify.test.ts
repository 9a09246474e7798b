import { createHash } from "node:crypto";
import fc from "fast-check";
import {
  getExpectedTwilioSignature,
  validateRequest,
  validateRequestWithBody,
} from "twilio/lib/webhooks/webhooks.js";
import { describe, expect, test } from "vitest";
import { verifyTwilioSignature } from "./index.ts";

const token = "12345";
const formType = "application/x-www-form-urlencoded; charset=utf-8";
const url = "https://mycompany.com/myapp.php?foo=1&bar=2";

type Case = {
  url?: string;
  body?: string;
  type?: string | null;
  signature?: string | readonly string[] | null;
  token?: string;
};

function verify({ body = "", type = formType, signature = null, ...rest }: Case) {
  return verifyTwilioSignature(
    {
      rawBody: new TextEncoder().encode(body),
      url: rest.url ?? url,
      header: (name) =>
        name === "x-twilio-signature" ? signature : name === "content-type" ? type : null,
    },
    rest.token ?? token,
  );
}

function documented(caller = "+14158675309"): string {
  const call = { CallSid: "CA1234567890ABCDE", Digits: "1234", To: "+18005551212" };
  return new URLSearchParams({ ...call, Caller: caller, From: caller }).toString();
}

describe("documented signatures (Twilio 8.5, T-31)", () => {
  test.each<[string, Case]>([
    ["the first", { body: documented(), signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=" }],
    ["signed with :443", { body: documented(), signature: "kvajT1Ptam85bY51eRf/AJRuM3w=" }],
    [
      "http signed with :80",
      {
        url: url.replace("https", "http"),
        body: documented(),
        signature: "0ZXoZLH/DfblKGATFgpif+LLRf4=",
      },
    ],
    [
      "another caller",
      { body: documented("+12349013030"), signature: "0/KCTR6DLpKmkAf8muzZqo1nDgQ=" },
    ],
    [
      "another host",
      {
        url: "https://example.com/myapp.php?foo=1&bar=2",
        body: documented("+14158675310"),
        signature: "L/OH5YylLD5NRKLltdqwSvS0BnU=",
      },
    ],
    [
      "a JSON body",
      {
        url: `${url}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620`,
        body: '{"property": "value", "boolean": true}',
        type: "application/json",
        signature: "a9nBmqA0ju/hNViExpshrM61xv4=",
      },
    ],
  ])("%s is valid", (_, example) => {
    expect(verify(example)).toBe("valid");
  });
});

describe("what breaks a signature and what does not (Twilio 8.4, T-31)", () => {
  const good = { body: documented(), signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=" };

  test.each<[string, Case]>([
    ["a URL with an internal port", { url: url.replace(".com", ".com:3000") }],
    ["a host in capitals", { url: url.replace("mycompany", "MyCompany") }],
    ["a fragment with delivery options", { url: `${url}#rc=3&rp=all` }],
    ["parameters in another order", { body: documented().split("&").reverse().join("&") }],
    ["a content type without charset", { type: "application/x-www-form-urlencoded" }],
  ])("%s passes", (_, change) => {
    expect(verify({ ...good, ...change })).toBe("valid");
  });

  test.each<[string, Case]>([
    ["http instead of https", { url: url.replace("https", "http") }],
    ["another host", { url: url.replace("mycompany", "internal") }],
    ["a slash more", { url: url.replace("?", "/?") }],
    ["a query parameter more", { url: `${url}&x=1` }],
    ["the query in another order", { url: url.replace("foo=1&bar=2", "bar=2&foo=1") }],
    ["no URL", { url: "/myapp.php?foo=1&bar=2" }],
    ["a parameter less", { body: good.body.replace("&Digits=1234", "") }],
    ["an empty parameter more", { body: `${good.body}&New=` }],
    ["a repeated parameter with another value", { body: `${good.body}&Digits=9` }],
    ["a changed value", { body: good.body.replace("1234", "1235") }],
    ["a JSON type for a form", { type: "application/json" }],
    ["no content type", { type: null }],
    ["another token", { token: `${token}6` }],
    ["no header", { signature: null }],
    ["an empty header", { signature: "" }],
    ["two headers", { signature: [good.signature, good.signature] }],
    ["a longer header", { signature: `${good.signature} ` }],
    ["a letter outside ASCII", { signature: `é${good.signature.slice(2)}` }],
    ["the signature cut", { signature: good.signature.slice(0, 10) }],
  ])("%s is invalid", (_, change) => {
    expect(verify({ ...good, ...change })).toBe("invalid");
  });

  test.each(["", "  "])("a blank token never accepts: %j (T-30)", (blank) => {
    const signature = getExpectedTwilioSignature(blank, url, {});
    expect(verify({ token: blank, signature })).toBe("not_configured");
  });

  test("an empty body is signed by its URL alone", () => {
    expect(verify({ signature: getExpectedTwilioSignature(token, url, {}), type: null })).toBe(
      "valid",
    );
  });
});

describe("JSON bodies (Twilio 8.2, Z-03)", () => {
  const body = '{"text": "Olá 😀"}';
  const hash = createHash("sha256").update(body).digest("hex");
  const signed = (sha: string) => `${url}&bodySHA256=${sha}`;
  const json = (change: Case, sha = hash) =>
    verify({
      url: signed(sha),
      body,
      type: "application/json",
      signature: getExpectedTwilioSignature(token, signed(sha), {}),
      ...change,
    });

  test("a body passes by its hash in the signed URL", () => {
    expect(json({})).toBe("valid");
  });

  test("another body, its re-serialised twin, an upper-case and an empty hash do not", () => {
    expect(json({ body: `${body} ` })).toBe("invalid");
    expect(json({ body: JSON.stringify(JSON.parse(body)) })).toBe("invalid");
    expect(json({}, hash.toUpperCase())).toBe("invalid");
    expect(json({}, "")).toBe("invalid");
  });

  test("a JSON body without a hash in the URL is invalid", () => {
    expect(json({ url, signature: getExpectedTwilioSignature(token, url, {}) })).toBe("invalid");
  });

  test("the library agrees on generated bodies", () => {
    fc.assert(
      fc.property(fc.json(), fc.boolean(), (text, isChanged) => {
        const sha = createHash("sha256").update(text).digest("hex");
        const signature = getExpectedTwilioSignature(token, signed(sha), {});
        const sent = isChanged ? `${text} ` : text;
        const theirs = validateRequestWithBody(token, signature, signed(sha), sent);
        const ours = verify({ url: signed(sha), body: sent, type: "application/json", signature });
        expect(ours === "valid").toBe(theirs);
      }),
      { numRuns: 100 },
    );
  });
});

describe("agreement with Twilio's own library (T-31)", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 });
  const form = fc.array(
    fc.tuple(text, fc.oneof(text, fc.constantFrom("", "+", "%", "a b", "é\n"))),
    {
      maxLength: 8,
    },
  );
  const host = fc.constantFrom(
    "gw.example",
    "GW.Example",
    "u:p@gw.example",
    "[::1]",
    "xn--9ca.example",
  );
  const port = fc.constantFrom("", ":443", ":80", ":8443");
  const path = fc.constantFrom("", "/", "/t/1/in", "/a%20b", "/it's", "/é");
  const query = fc.constantFrom(
    ...["", "?", "?a=1&b=2", "?q=It's+amazing", "?q=%27x%27&r", "?a=b c", "?x=é", "?a=1&a=2"],
  );
  const scheme = fc.constantFrom("http", "https", "HTTPS");
  const address = fc
    .tuple(scheme, host, port, path, query)
    .map(([protocol, ...rest]) => `${protocol}://${rest.join("")}`);

  /** As a form parser gives it: a repeated name is a list. */
  function paramsOf(pairs: readonly [string, string][]): Record<string, unknown> {
    const params: Record<string, unknown> = Object.create(null);
    for (const [name, value] of pairs) {
      params[name] = name in params ? [params[name], value].flat() : value;
    }
    return params;
  }

  test("the same requests pass and fail, whatever URL was signed", () => {
    fc.assert(
      fc.property(address, address, form, fc.boolean(), (called, other, pairs, isOther) => {
        const params = paramsOf(pairs);
        const body = new URLSearchParams(pairs).toString();
        for (const signedUrl of [isOther ? other : new URL(called).toString(), called]) {
          const signature = getExpectedTwilioSignature(token, signedUrl, params);
          const theirs = validateRequest(token, signature, called, params);
          expect(verify({ url: called, body, signature }) === "valid").toBe(theirs);
        }
      }),
      { numRuns: 500 },
    );
  });
});
