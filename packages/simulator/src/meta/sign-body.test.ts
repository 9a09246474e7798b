import { expect, test } from "vitest";
import { signBody } from "./sign-body.ts";

// RFC 4231, test cases 2 and 1 (whose key is twenty bytes of 0x0b).
test.each([
  [
    "Jefe",
    "what do ya want for nothing?",
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  ],
  [
    "\u000b".repeat(20),
    "Hi There",
    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
  ],
])("the signature is HMAC-SHA256 in lowercase hex (A.3)", (secret, body, hex) => {
  expect(signBody(Buffer.from(body), secret)).toBe(`sha256=${hex}`);
});
