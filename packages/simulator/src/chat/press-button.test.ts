import { afterEach, beforeEach, expect, test } from "vitest";
import { ANA, type Json, type Simulated, simulate } from "../server/fixtures/simulate.ts";

let line: Simulated;
beforeEach(async () => {
  line = simulate();
  await line.write({ text: "hello" });
});
afterEach(() => line.stop());

const interactive = (type: string, action: Json) => ({
  type: "interactive",
  interactive: { type, body: { text: "Pick" }, action },
});
const flow = { flow_message_version: "3", flow_id: "1", flow_cta: "Book", flow_token: "t-1" };
const row = { id: "exp", title: "Express", description: "1 day" };

test.each<[string, Json, Json, Json]>([
  [
    "a reply button",
    interactive("button", { buttons: [{ type: "reply", reply: { id: "yes", title: "Yes" } }] }),
    {},
    { interactive: { type: "button_reply", button_reply: { id: "yes", title: "Yes" } } },
  ],
  [
    "a row",
    interactive("list", { button: "Open", sections: [{ rows: [{ id: "a", title: "A" }, row] }] }),
    { row: "exp" },
    { interactive: { type: "list_reply", list_reply: row } },
  ],
  [
    "a Flow",
    interactive("flow", { name: "flow", parameters: flow }),
    { answers: { email: "a@b.c" } },
    {
      interactive: {
        nfm_reply: { name: "flow", response_json: '{"flow_token":"t-1","email":"a@b.c"}' },
      },
    },
  ],
  [
    "a question for the place",
    interactive("location_request_message", { name: "send_location" }),
    { answers: { latitude: 1, longitude: 2 } },
    { type: "location", location: { latitude: 1, longitude: 2 } },
  ],
  [
    "a question for the number",
    interactive("request_contact_info", { name: "request_contact_info" }),
    {},
    { contacts: [{ origin: "contact_request", phones: [{ wa_id: ANA }] }] },
  ],
  [
    "a product",
    interactive("product", { catalog_id: "1", product_retailer_id: "sku-1" }),
    {},
    { order: { catalog_id: "1", product_items: [{ product_retailer_id: "sku-1" }] } },
  ],
  [
    "a call permission",
    interactive("call_permission_request", { name: "call_permission_request" }),
    { answers: { response: "reject" } },
    { interactive: { call_permission_reply: { response: "reject" } } },
  ],
])("%s is answered as documented (A.8)", async (_title, body, press, expected) => {
  const { json } = await line.send(body);
  const [{ id } = { id: "" }] = json.messages as { id: string }[];
  const path = `/customers/${ANA}/presses`;
  expect((await line.control("POST", path, { messageId: id, ...press })).status).toBe(201);
  await line.idle();
  expect(line.elements("messages").at(-1)).toMatchObject({
    context: { from: "15550783881", id },
    ...expected,
  });
});

test("a link sends nothing, and a button or row that is not there is refused", async () => {
  const parameters = { display_text: "Go", url: "https://a.example" };
  const { json } = await line.send(interactive("cta_url", { name: "cta_url", parameters }));
  const [{ id } = { id: "" }] = json.messages as { id: string }[];
  for (const button of [0, 1]) {
    const answer = await line.control("POST", `/customers/${ANA}/presses`, {
      messageId: id,
      button,
    });
    expect([answer.status, answer.json.error]).toEqual([
      400,
      expect.stringMatching(/^unable to press/),
    ]);
  }
});
