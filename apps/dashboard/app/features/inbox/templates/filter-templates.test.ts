import { readMetaTemplate } from "@parley/domain/templates";
import { expect, test } from "vitest";
import { filterTemplates, spokenName } from "./filter-templates.ts";
import type { TemplateView } from "./use-templates.ts";

function template(name: string, body: string, isSendable = true): TemplateView {
  const reading = readMetaTemplate({
    ...{ id: name, name, language: "pt_BR", status: "APPROVED", category: "UTILITY" },
    components: [{ type: "BODY", text: body }],
  });
  if (!reading.ok) throw new Error(reading.reason);
  const sendability = isSendable
    ? { ok: true as const }
    : { ok: false as const, reason: "paused" as const, message: "paused" };
  return { id: name as TemplateView["id"], definition: reading.template, sendability };
}

const items = [
  template("order_ready", "Olá {{1}}, seu pedido está pronto."),
  template("appointment", "Your appointment is tomorrow."),
  template("season_news", "Olá!", false),
];
const names = (search: string) =>
  filterTemplates(items, search).shown.map(({ definition }) => definition.name);

test("only what can be sent is offered; how many are not is told (S0.33, S3.16)", () => {
  expect(names("")).toEqual(["order_ready", "appointment"]);
  expect(filterTemplates(items, "").unsendableCount).toBe(1);
});

test("a search finds all its words in name, text and language, whatever their case and accents", () => {
  expect(names("order ready")).toEqual(["order_ready"]);
  expect(names("OLA esta")).toEqual(["order_ready"]);
  expect(names("pt_br")).toEqual(["order_ready", "appointment"]);
  expect(names("nothing like it")).toEqual([]);
});

test("a name is said without its underscores", () => {
  expect(spokenName("order_ready")).toBe("Order ready");
});
