import { expect, test } from "vitest";
import { refusalOf } from "./upload-file.ts";

test("a refusal is told in the server's words (S0.13)", () => {
  const error = { code: "media.too_large", message: "unable to upload; at most 5 MB" };
  expect(refusalOf(JSON.stringify({ error }))).toBe("Unable to upload; at most 5 MB");
});

test.each(["", "<html>", "{}", '{"error":null}'])(
  "an answer of another kind (%j) still says what happened",
  (answer) => expect(refusalOf(answer)).toBe("The server did not take the file. Try again."),
);
