import { expect, test } from "vitest";
import { recipientOf } from "./recipient-field.tsx";

test("a phone of the chosen country becomes E.164; one without is refused in words (S0.32)", () => {
  expect(recipientOf({ country: "DE", text: "0151 12345678" }).phone).toBe("+4915112345678");
  expect(recipientOf({ country: "DE", text: "" })).toEqual({
    phone: null,
    problem: "Enter the customer's phone number.",
  });
  expect(recipientOf({ country: "DE", text: "12" }).problem).toMatch(/Check the digits/);
});
