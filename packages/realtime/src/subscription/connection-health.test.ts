import { expect, test } from "vitest";
import { type ConnectionState, connectionHealth } from "./connection-health.ts";

test.each<[ConnectionState, boolean, string]>([
  ["initialized", false, "Connecting"],
  ["connecting", false, "Connecting"],
  ["connecting", true, "Disconnected"],
  ["connected", false, "Connected"],
  ["disconnected", false, "Disconnected"],
  ["suspended", true, "Disconnected"],
  ["failed", false, "Disconnected"],
])("a connection that is %s (outage: %s) reads %s", (state, isOutage, label) => {
  expect(connectionHealth(state, isOutage).label).toBe(label);
});

test("only a failed connection is final, and a connected one ends the outage", () => {
  expect(connectionHealth("failed", true).isFinal).toBe(true);
  expect(connectionHealth("suspended", true).isFinal).toBe(false);
  expect(connectionHealth("connected", true).isOutage).toBe(false);
});
