import { expect, test } from "vitest";
import { groupSenders } from "./group-senders.ts";

const at = new Date(0);

const peopleOf = (...waIds: string[]) =>
  new Set(groupSenders(waIds.map((waId) => ({ sender: { waId }, at }))).values()).size;

test.each([
  ["Brazil with and without the ninth digit", "5511987654321", "551187654321"],
  ["Mexico with and without the 1", "5215512345678", "525512345678"],
  ["Argentina with and without the 9", "5491123456789", "541123456789"],
  ["with and without +", "4915112345678", "+4915112345678"],
])(
  "a stranger whose number comes in two spellings at once is one person: %s (IDN-4, Z-05)",
  (_, one, other) => {
    expect(peopleOf(one, other)).toBe(1);
    expect(peopleOf(other, one)).toBe(1);
  },
);

test("other numbers are other persons, and one id joins two (IDN-7)", () => {
  expect(peopleOf("4915112345678", "4915112345679")).toBe(2);
  const joined = groupSenders([
    { sender: { waId: "4915112345678" }, at },
    { sender: { bsuid: "DE.1" }, at },
    { sender: { waId: "4915112345678", bsuid: "DE.1" }, at },
  ]);
  expect(new Set(joined.values()).size).toBe(1);
});
