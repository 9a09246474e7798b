import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseConfig, readConfig } from "./read-config.ts";

const NUMBER = {
  label: "Acme",
  displayPhone: "+15550783881",
  phoneNumberId: "1",
  wabaId: "2",
  accessToken: "t",
  appSecret: "s",
  verifyToken: "v",
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a short file is enough: the rest has defaults", () => {
  const path = join(folder, "simulator.json");
  const customer = { name: "Ana", phone: "+16505551234", numberPhoneNumberId: "1" };
  writeFileSync(path, JSON.stringify({ numbers: [NUMBER], customers: [customer] }));
  const config = readConfig(path);
  expect(config.numbers[0]).toMatchObject({
    webhookUrl: null,
    closedWindow: "async",
    templates: [],
  });
  expect(config.customers[0]).toMatchObject({
    online: true,
    receipts: "read",
    delays: { sentMs: 40, deliveredMs: 120, readMs: 900 },
  });
});

test.each<[string, unknown, RegExp]>([
  ["a misspelt key", { numbers: [{ ...NUMBER, appsecret: "s" }] }, /appsecret/],
  ["a phone without +", { numbers: [{ ...NUMBER, displayPhone: "15550783881" }] }, /E\.164/],
  ["two numbers with one id", { numbers: [NUMBER, NUMBER] }, /unique/],
  [
    "a customer of no number",
    {
      numbers: [NUMBER],
      customers: [{ name: "Ana", phone: "+16505551234", numberPhoneNumberId: "9" }],
    },
    /names no number/,
  ],
])("%s is refused by name", (_title, value, message) => {
  expect(() => parseConfig(value, "the file")).toThrow(message);
});

test("a missing and a broken file are one sentence", () => {
  expect(() => readConfig(join(folder, "none.json"))).toThrow(
    /^unable to read the simulator configuration .*ENOENT/,
  );
  writeFileSync(join(folder, "broken.json"), "{");
  expect(() => readConfig(join(folder, "broken.json"))).toThrow(
    /^unable to read the simulator configuration/,
  );
});
