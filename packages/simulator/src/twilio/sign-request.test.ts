import { expect, test } from "vitest";
import { signForm, signJson } from "./sign-request.ts";

const URL_OF_VECTORS = "https://mycompany.com/myapp.php?foo=1&bar=2";
const formOf = (phone: string) =>
  new URLSearchParams({
    CallSid: "CA1234567890ABCDE",
    Digits: "1234",
    To: "+18005551212",
    Caller: phone,
    From: phone,
  });

test.each([
  [URL_OF_VECTORS, "+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8="],
  [
    "https://mycompany.com:443/myapp.php?foo=1&bar=2",
    "+14158675309",
    "kvajT1Ptam85bY51eRf/AJRuM3w=",
  ],
  ["http://mycompany.com:80/myapp.php?foo=1&bar=2", "+14158675309", "0ZXoZLH/DfblKGATFgpif+LLRf4="],
  [URL_OF_VECTORS, "+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ="],
  ["https://example.com/myapp.php?foo=1&bar=2", "+14158675310", "L/OH5YylLD5NRKLltdqwSvS0BnU="],
])("the documented signature for %s and %s comes out (8.5)", (url, phone, expected) => {
  expect(signForm("12345", url, formOf(phone))).toBe(expected);
});

test("the documented signature of a JSON body comes out, with its hash in the URL (8.2)", () => {
  const body = Buffer.from('{"property": "value", "boolean": true}');
  const digest = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
  expect(signJson("12345", URL_OF_VECTORS, body)).toEqual({
    url: `${URL_OF_VECTORS}&bodySHA256=${digest}`,
    signature: "a9nBmqA0ju/hNViExpshrM61xv4=",
  });
});

test("the fragment is not signed; empty values are; repeated values count once (8.1)", () => {
  const sign = (url: string, text: string) => signForm("12345", url, new URLSearchParams(text));
  const plain = sign("https://example.com/a", "a=1&b=2");
  expect(sign("https://example.com/a#rc=3", "b=2&a=1")).toBe(plain);
  expect(sign("https://example.com/a", "a=1&b=2&c=")).not.toBe(plain);
  expect(sign("https://example.com/a", "a=1&b=2&b=2")).toBe(plain);
});
