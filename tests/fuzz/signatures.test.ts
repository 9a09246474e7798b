import { createHmac } from "node:crypto";
import { verifyMetaSignature } from "@parley/providers/meta";
import { verifyTwilioSignature } from "@parley/providers/twilio";
import fc from "fast-check";
import { expect, test } from "vitest";
import { casesOf, proofSeed } from "../harness/proof-counts.ts";

const secret = "secret-of-the-proof";
const numRuns = casesOf(0.025);

/** The same JSON written in ways that mean the same and are other bytes. */
const twins: readonly ((json: unknown) => string)[] = [
  (json) => JSON.stringify(json),
  (json) => JSON.stringify(json, null, 1),
  (json) => `${JSON.stringify(json)}\n`,
  (json) => JSON.stringify(json).replaceAll("/", "\\/"),
  (json) => JSON.stringify(json).replace(/[\u0080-\uffff]/g, escaped),
];

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const spoken = fc.record({
  text: fc.oneof(fc.constantFrom("ä/é", "😀", "a\\b"), fc.string({ unit: "grapheme" })),
  more: fc.jsonValue({ maxDepth: 2 }),
});

test("of all ways to write one body only the very bytes that were signed pass at Meta's door (Z-03)", () => {
  const way = fc.nat(twins.length - 1);
  fc.assert(
    fc.property(spoken, way, (json, signedWay) => {
      const texts = twins.map((write) => write(json));
      const signed = texts[signedWay] ?? "";
      const digest = createHmac("sha256", secret).update(signed).digest("hex");
      for (const text of texts) {
        const request = {
          ...{ rawBody: Buffer.from(text), url: "" },
          header: (name: string) => (name === "x-hub-signature-256" ? `sha256=${digest}` : null),
        };
        const isSame = Buffer.from(text).equals(Buffer.from(signed));
        expect(verifyMetaSignature(request, secret)).toBe(isSame ? "valid" : "invalid");
      }
    }),
    { numRuns, seed: proofSeed },
  );
});

const word = fc.stringMatching(/^[A-Za-z]{1,8}$/);
const said = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom("a+b", "ä %20", ""),
);

test("a form passes at Twilio's door as it was signed, in any order, and in no other wording (Z-03)", () => {
  const url = "https://hooks.example/webhooks/twilio/1/inbound";
  const header = (signature: string) => (name: string) =>
    name === "x-twilio-signature" ? signature : "application/x-www-form-urlencoded";
  fc.assert(
    fc.property(fc.dictionary(word, said, { minKeys: 1, maxKeys: 8 }), said, (form, other) => {
      const names = Object.keys(form).sort();
      const text = names.reduce((sum, name) => sum + name + (form[name] ?? "").toWellFormed(), url);
      const signature = createHmac("sha1", secret).update(text).digest("base64");
      const verify = (pairs: readonly (readonly [string, string])[]) => {
        const rawBody = Buffer.from(new URLSearchParams(pairs.map((pair) => [...pair])).toString());
        return verifyTwilioSignature({ rawBody, url, header: header(signature) }, secret);
      };
      expect(verify(Object.entries(form))).toBe("valid");
      expect(verify(Object.entries(form).toReversed())).toBe("valid");
      const [first = "", ...rest] = names;
      const changed = `${form[first]}${other}!`;
      expect(
        verify([[first, changed], ...rest.map((name) => [name, form[name] ?? ""] as const)]),
      ).toBe("invalid");
    }),
    { numRuns, seed: proofSeed },
  );
});
