import { expect, test } from "vitest";
import { flowStatusOf } from "./index.ts";

test("a Flow's state is read in any case, and a new word is no published one (S0.28)", () => {
  expect(flowStatusOf("PUBLISHED")).toBe("published");
  expect(flowStatusOf("Deprecated")).toBe("deprecated");
  expect(flowStatusOf("HALF_PUBLISHED")).toBe("unknown");
});
