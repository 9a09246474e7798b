import { afterEach, beforeEach, expect, test } from "vitest";
import { type Json, NUMBER, type Simulated, simulate } from "../../server/fixtures/simulate.ts";

let line: Simulated;
beforeEach(() => {
  line = simulate();
});
afterEach(() => line.stop());

const EDGE = `${NUMBER.wabaId}/message_templates`;
const body = (text: string, values: string[] = []) => ({
  type: "body",
  text,
  ...(values.length > 0 && { example: { body_text: [values] } }),
});
const order = (change: Json = {}) => ({
  name: "order_update",
  language: "en_US",
  category: "utility",
  components: [body("Hello {{1}}, your order is on its way to you", ["Ana"])],
  ...change,
});
const withParts = (...components: Json[]) => order({ components: [body("Hello"), ...components] });
const put = async (template: Json) =>
  (await line.control("POST", "/templates", { number: NUMBER.phoneNumberId, ...template })).json;

test("a new template is pending, then approved, and the app hears of it (B.10, A.11)", async () => {
  const { json } = await line.graph("POST", EDGE, order());
  expect(json).toMatchObject({ status: "PENDING", category: "UTILITY" });
  await line.idle();
  expect((await line.graph("GET", `${json.id}?fields=status,category`)).json).toEqual({
    id: json.id,
    status: "APPROVED",
    category: "UTILITY",
  });
  expect(line.posted[0]).toMatchObject({
    url: NUMBER.appWebhookUrl,
    field: "message_template_status_update",
    entry: { id: NUMBER.wabaId, time: expect.any(Number) },
    value: { event: "APPROVED", message_template_id: Number(json.id), reason: "NONE" },
  });
});

test("a number can be set to reject, with the reason and what to do (A.11)", async () => {
  const templateReview = { afterMs: 0, outcome: "REJECTED" };
  await line.control("PATCH", `/numbers/${NUMBER.phoneNumberId}`, { templateReview });
  const { json } = await line.graph("POST", EDGE, order());
  await line.idle();
  expect(line.of("message_template_status_update")[0]).toMatchObject({
    event: "REJECTED",
    reason: "INVALID_FORMAT",
    rejection_info: { recommendation: expect.any(String) },
  });
  const edit = await line.graph("POST", json.id, { components: [body("Better")] });
  expect(edit.json).toEqual({ success: true });
});

test.each<[string, Json, number | undefined]>([
  ["a bad name", order({ name: "Order Update" }), undefined],
  ["no body", order({ components: [] }), undefined],
  ["a body of 1,025", order({ components: [body("x".repeat(1025))] }), 2388040],
  ["a variable at the end", order({ components: [body("Hello dear {{1}}", ["a"])] }), 2388299],
  [
    "touching variables",
    order({ components: [body("Hi {{1}} {{2}} you are here", ["a", "b"])] }),
    2388299,
  ],
  ["no example", order({ components: [body("Hello {{1}}, how are you")] }), 2388043],
  ["too many variables", order({ components: [body("a {{1}} b {{2}} c", ["a", "b"])] }), 2388293],
  [
    "variables out of order",
    order({ components: [body("Hello {{2}}, how are you", ["a"])] }),
    2388072,
  ],
  ["a header of 61", withParts({ type: "header", format: "text", text: "x".repeat(61) }), 2388040],
  ["markup in a header", withParts({ type: "header", format: "text", text: "*x*" }), 2388047],
  ["a picture without example", withParts({ type: "header", format: "image" }), 2388273],
  ["a footer with a variable", withParts({ type: "footer", text: "a {{1}} b" }), 2388073],
  [
    "eleven buttons",
    withParts({ type: "buttons", buttons: Array(11).fill({ type: "quick_reply", text: "a" }) }),
    2388000,
  ],
  [
    "replies apart",
    withParts({
      type: "buttons",
      buttons: ["quick_reply", "url", "quick_reply"].map((type) => ({
        type,
        text: "a",
        url: "https://a",
      })),
    }),
    2388000,
  ],
])("%s is refused with words for the owner (B.10)", async (_title, input, subcode) => {
  const { status, json } = await line.graph("POST", EDGE, input);
  expect([status, json.error.code, json.error.error_subcode]).toEqual([400, 100, subcode]);
  if (subcode) expect(json.error.error_user_msg).toEqual(expect.any(String));
});

test("a name and language exist once; deletion takes all languages or one (B.10)", async () => {
  const first = (await line.graph("POST", EDGE, order())).json;
  await line.graph("POST", EDGE, order({ language: "pt_BR" }));
  expect((await line.graph("POST", EDGE, order())).json.error.error_subcode).toBe(2388024);
  const path = `${EDGE}?name=order_update`;
  expect((await line.graph("DELETE", `${path}&hsm_id=${first.id}`)).status).toBe(200);
  expect((await line.graph("DELETE", path)).status).toBe(200);
  expect((await line.graph("DELETE", path)).json.error.error_subcode).toBe(2593002);
});

test("the list is filtered, has the asked fields and pages by cursor (B.10)", async () => {
  for (const index of [1, 2, 3, 4, 5])
    await put({ name: `t${index}`, body: "Hi", status: index === 5 ? "PAUSED" : "APPROVED" });
  const names: unknown[] = [];
  let path: string | null = `${EDGE}?fields=name,status&limit=2&status=approved`;
  while (path !== null) {
    const { json }: { json: Json } = await line.graph("GET", path);
    names.push((json.data as Json[]).map(({ name }) => name));
    const { next, cursors } = json.paging as { next?: string; cursors: { after: string } };
    path = next
      ? `${EDGE}?fields=name,status&limit=2&status=approved&after=${cursors.after}`
      : null;
  }
  expect(names).toEqual([
    ["t1", "t2"],
    ["t3", "t4"],
  ]);
  const paused = (await line.graph("GET", `${EDGE}?status=PAUSED&fields=name,quality_score`)).json;
  expect(paused.data).toEqual([
    { id: expect.any(String), name: "t5", quality_score: { score: "UNKNOWN", date: 0 } },
  ]);
  expect((await line.graph("GET", `${EDGE}?after=zzz`)).json.error.code).toBe(131059);
});

test("an approved template is edited once a day and keeps its category; pending ones are not edited (B.10)", async () => {
  await line.control("PATCH", `/numbers/${NUMBER.phoneNumberId}`, {
    templateReview: { outcome: "none" },
  });
  const { id } = await put({ name: "hello", body: "Hi" });
  const edit = async (change: Json) =>
    (await line.graph("POST", String(id), change)).json.error?.error_subcode;
  expect(await edit({ category: "MARKETING" })).toBe(2388025);
  expect(await edit({ components: [body("Better")] })).toBeUndefined();
  expect(await edit({ components: [body("Best")] })).toBe(2388039);
  await line.control("PATCH", `/templates/${id}`, { status: "APPROVED" });
  expect(await edit({ components: [body("Best")] })).toBe(2388003);
});

test("quality, category and text can change under you, each with its webhook (A.11)", async () => {
  const { id } = await put({ name: "hello", body: "Hi" });
  const change = (what: Json) => line.control("PATCH", `/templates/${id}`, what);
  await change({ quality: "RED" });
  await change({ category: "MARKETING", warning: true });
  await change({ category: "MARKETING" });
  await change({ components: [{ type: "BODY", text: "Edited" }] });
  await change({ status: "PAUSED" });
  expect((await line.graph("POST", `${id}/unpause`)).json).toEqual({ success: true });
  await change({ status: "DISABLED" });
  await line.idle();
  expect(line.posted.map(({ field, value }) => [field, value.event])).toEqual([
    ["message_template_quality_update", undefined],
    ["template_category_update", undefined],
    ["template_category_update", undefined],
    ["message_template_components_update", undefined],
    ["message_template_status_update", "PAUSED"],
    ["message_template_status_update", "UNPAUSE"],
    ["message_template_status_update", "DISABLED"],
  ]);
  expect(line.of("template_category_update")).toMatchObject([
    { new_category: "UTILITY", correct_category: "MARKETING" },
    { previous_category: "UTILITY", new_category: "MARKETING" },
  ]);
  expect(line.of("message_template_status_update")[0]).toMatchObject({
    other_info: { title: "FIRST_PAUSE" },
  });
});
