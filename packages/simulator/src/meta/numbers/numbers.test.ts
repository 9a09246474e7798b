import { afterEach, beforeEach, expect, test } from "vitest";
import {
  ANA,
  type Json,
  NUMBER,
  type Simulated,
  simulate,
} from "../../server/fixtures/simulate.ts";

let line: Simulated;
beforeEach(() => {
  line = simulate();
});
afterEach(() => line.stop());

const ID = NUMBER.phoneNumberId;
const WABA = NUMBER.wabaId;
const product = { messaging_product: "whatsapp" };

test("a WABA's numbers are listed and one is read with quality, throughput, limit and health (B.11, B.13)", async () => {
  await line.control("PATCH", `/numbers/${ID}`, { health: "LIMITED", qualityRating: "YELLOW" });
  const { json } = await line.graph("GET", `${WABA}/phone_numbers`);
  expect(json.data).toMatchObject([{ id: ID, quality_rating: "YELLOW", verified_name: "Acme" }]);
  const fields =
    "status,throughput,name_status,whatsapp_business_manager_messaging_limit,health_status";
  expect((await line.graph("GET", `${ID}?fields=${fields}`)).json).toMatchObject({
    status: "CONNECTED",
    throughput: { level: "STANDARD" },
    name_status: "APPROVED",
    whatsapp_business_manager_messaging_limit: "TIER_2K",
    health_status: {
      can_send_message: "LIMITED",
      entities: [
        { entity_type: "PHONE_NUMBER", additional_info: [expect.any(String)] },
        {},
        {},
        {},
      ],
    },
  });
  const waba = (await line.graph("GET", `${WABA}?fields=name,health_status`)).json;
  expect(waba).toMatchObject({ id: WABA, health_status: { can_send_message: "LIMITED" } });
});

test("a deregistered number sends nothing (133010) until it is registered with its PIN (133005)", async () => {
  await line.graph("POST", `${ID}/register`, { ...product, pin: "123456" });
  await line.graph("POST", `${ID}/deregister`);
  expect((await line.send({ text: { body: "x" } })).json.error.code).toBe(133010);
  const wrong = await line.graph("POST", `${ID}/register`, { ...product, pin: "000000" });
  expect(wrong.json.error.code).toBe(133005);
  await line.graph("POST", `${ID}/register`, { ...product, pin: "123456" });
  expect((await line.send({ text: { body: "x" } })).status).toBe(200);
});

test("messages follow the number's override, then the WABA's; account fields follow none (A.5)", async () => {
  const override = (name: string) => ({
    override_callback_uri: `http://${name}.test/hook`,
    verify_token: "good",
  });
  await line.graph("POST", `${WABA}/subscribed_apps`, override("waba"));
  await line.write({ text: "1" });
  await line.graph("POST", ID, { webhook_configuration: override("number") });
  await line.write({ text: "2" });
  await line.control("POST", `/numbers/${ID}/events`, { field: "account_review_update" });
  await line.graph("POST", ID, { webhook_configuration: { override_callback_uri: "" } });
  await line.graph("POST", `${WABA}/subscribed_apps`, {});
  await line.write({ text: "3" });
  await line.idle();
  expect(line.posted.map(({ url }) => url)).toEqual([
    "http://waba.test/hook",
    "http://number.test/hook",
    NUMBER.appWebhookUrl,
    NUMBER.webhookUrl,
  ]);
  const wrong = { ...override("waba"), verify_token: "bad" };
  expect((await line.graph("POST", `${WABA}/subscribed_apps`, wrong)).json.error.code).toBe(2200);
});

test("an app that is not subscribed hears nothing (B.12)", async () => {
  expect((await line.graph("GET", `${WABA}/subscribed_apps`)).json.data).toHaveLength(1);
  await line.graph("DELETE", `${WABA}/subscribed_apps`);
  await line.write({ text: "anyone?" });
  await line.idle();
  expect(line.posted).toEqual([]);
  expect((await line.graph("GET", `${WABA}/subscribed_apps`)).json.data).toEqual([]);
});

test("a business profile is changed member by member (B.14)", async () => {
  const path = `${ID}/whatsapp_business_profile`;
  await line.graph("POST", path, { ...product, about: "Hi", vertical: "RETAIL" });
  await line.graph("POST", path, { ...product, websites: ["https://a.example"] });
  expect((await line.graph("GET", `${path}?fields=about,websites`)).json.data).toEqual([
    { ...product, about: "Hi", websites: ["https://a.example"] },
  ]);
  const long = await line.graph("POST", path, { ...product, about: "x".repeat(140) });
  expect(long.json.error.code).toBe(100);
});

test("who is blocked is not heard and not reached; only who wrote within 24 h can be blocked (B.14)", async () => {
  const path = `${ID}/block_users`;
  const users = { ...product, block_users: [{ user: `+${ANA}` }] };
  const silent = await line.graph("POST", path, users);
  expect(silent).toMatchObject({
    status: 400,
    json: {
      error: { code: 139100 },
      block_users: { failed_users: [{ errors: [{ code: 131047 }] }] },
    },
  });
  await line.write({ text: "hello" });
  expect((await line.graph("POST", path, users)).json.block_users).toMatchObject({
    added_users: [{ input: `+${ANA}`, wa_id: ANA }],
  });
  expect((await line.graph("GET", path)).json.data).toMatchObject([{ wa_id: ANA }]);
  await line.idle();
  line.posted.length = 0;
  await line.write({ text: "can you hear me?" });
  await line.send({ text: { body: "no" } });
  await line.idle();
  expect(line.elements("messages")).toEqual([]);
  expect(line.elements("statuses")).toMatchObject([{ errors: [{ code: 130403 }] }]);
  await line.graph("DELETE", path, users);
  await line.write({ text: "and now?" });
  await line.idle();
  expect(line.elements("messages")).toHaveLength(1);
});

test.each<[string, Json, Json]>([
  ["phone_number_quality_update", {}, { event: "ONBOARDING", display_phone_number: "15550783881" }],
  ["phone_number_name_update", { decision: "REJECTED" }, { decision: "REJECTED" }],
  ["account_update", { event: "ACCOUNT_DELETED" }, { event: "ACCOUNT_DELETED" }],
  ["account_update", { event: "PARTNER_REMOVED" }, { waba_info: { waba_id: WABA } }],
  ["account_update", {}, { restriction_info: [{ expiration: expect.any(Number) }] }],
  ["account_alerts", {}, { alert_info: { alert_severity: "INFORMATIONAL" } }],
  ["business_capability_update", {}, { max_daily_conversations_per_business: "TIER_2K" }],
  ["security", {}, { event: "PIN_CHANGED" }],
  ["flows", {}, { event: "FLOW_STATUS_CHANGE" }],
  ["history", {}, { history: [{ threads: [{ id: ANA }] }] }],
  ["smb_app_state_sync", {}, { state_sync: [{ action: "add" }] }],
])("the field %s is one call (A.12 to A.15)", async (field, value, expected) => {
  await line.control("POST", `/numbers/${ID}/events`, { field, value });
  await line.idle();
  expect(line.of(field)).toMatchObject([expected]);
});

test("a limit and a ban are remembered: the number shows them and refuses to send (131031)", async () => {
  const tell = (field: string, value: Json) =>
    line.control("POST", `/numbers/${ID}/events`, { field, value });
  await tell("business_capability_update", { max_daily_conversations_per_business: "TIER_250" });
  await tell("account_update", { event: "DISABLED_UPDATE" });
  const limit = "whatsapp_business_manager_messaging_limit";
  expect((await line.graph("GET", `${ID}?fields=${limit}`)).json[limit]).toBe("TIER_250");
  const { status, json } = await line.send({ text: { body: "x" } });
  expect([status, json.error.code]).toEqual([403, 131031]);
});

test("a username is taken and given back, settings are kept, codes are verified (B.11, B.14)", async () => {
  expect((await line.graph("POST", `${ID}/username`, { username: "acme" })).json).toEqual({
    status: "approved",
  });
  expect((await line.graph("GET", `${ID}/username`)).json).toMatchObject({ username: "acme" });
  expect((await line.graph("DELETE", `${ID}/username`)).json).toEqual({ success: true });
  const settings = { user_identity_change: { enable_identity_key_check: true } };
  await line.graph("POST", `${ID}/settings`, settings);
  expect((await line.graph("GET", `${ID}/settings`)).json).toEqual(settings);
  expect((await line.graph("POST", `${ID}/request_code`, { code_method: "SMS" })).status).toBe(200);
  expect((await line.graph("POST", `${ID}/verify_code`, { code: "x" })).status).toBe(400);
});

test("a phone app's address book is synced once, and only where there is an app (B.15)", async () => {
  const sync = async (sync_type: string) =>
    (await line.graph("POST", `${ID}/smb_app_data`, { ...product, sync_type })).json;
  expect((await sync("history")).error.code).toBe(2593108);
  await line.control("PATCH", `/numbers/${ID}`, { isOnBizApp: true });
  expect(await sync("smb_app_state_sync")).toMatchObject({ request_id: expect.any(String) });
  expect((await sync("smb_app_state_sync")).error.code).toBe(2593108);
  expect((await sync("contacts")).error.code).toBe(100);
  await line.idle();
  expect(line.of("smb_app_state_sync")).toMatchObject([{ state_sync: [{ action: "add" }] }]);
});

test("an account's Flows are listed with their state, draft ones too", async () => {
  const flows = [
    { id: "88001", name: "Book a table" },
    { id: "88002", name: "Ask for a quote", status: "DRAFT" },
  ];
  await line.control("PATCH", `/numbers/${ID}`, { flows });
  const { json } = await line.graph("GET", `${WABA}/flows?fields=id,name,status`);
  expect(json.data).toMatchObject([
    { id: "88002", name: "Ask for a quote", status: "DRAFT" },
    { id: "88001", name: "Book a table", status: "PUBLISHED" },
  ]);
});
