import { describe, expect, test } from "vitest";
import {
  readTwilioContent,
  renderedTemplateSchema,
  renderTemplate,
  type Template,
  type TemplateReading,
  type TemplateValue,
  type TemplateValues,
  toTwilioVariables,
} from "./index.ts";

function take(reading: TemplateReading): Template {
  if (!reading.ok) throw new Error(reading.reason);
  return reading.template;
}

function twilio(type: string, fields: object, more: object = {}): Template {
  const types = { [type]: fields };
  return take(readTwilioContent({ friendly_name: "order", language: "en", types, ...more }));
}

const text = (content: string): TemplateValue => ({ type: "text", text: content });

function render(template: Template, values: TemplateValues) {
  const rendered = renderTemplate(template, values);
  expect(renderedTemplateSchema.parse(rendered)).toEqual(rendered);
  return rendered;
}

describe("a Content of Twilio with its values", () => {
  const actions = [
    { type: "QUICK_REPLY", title: "Yes {{1}}", id: "id-{{1}}" },
    { type: "QUICK_REPLY", title: "No" },
    { type: "PHONE_NUMBER", title: "Call", phone: "+1{{2}}" },
    { type: "COPY_CODE", title: "Copy", code: "X{{2}}" },
  ];
  const media = ["https://x.example/{{2}}.jpg"];
  const fields = { body: "Hi {{1}}!", footer: "For {{1}}", media, actions };

  test("is shown with every text filled, and sent as variables (TPL-6, TPL-12, TPL-13)", () => {
    const template = twilio("whatsapp/card", fields);
    const chosen = { "variable.1": text("Ana"), "variable.2": text("7") };
    expect(render(template, chosen)).toEqual({
      ...{ name: "order", language: "en" },
      header: {
        ...{ type: "media", media: "image", id: null, link: "https://x.example/7.jpg" },
        fileName: null,
      },
      body: "Hi Ana!",
      footer: "For Ana",
      buttons: [
        { type: "quick_reply", text: "Yes Ana", payload: "id-Ana" },
        { type: "quick_reply", text: "No", payload: "No" },
        { type: "phone", text: "Call", phone: "+17" },
        { type: "copy_code", text: "Copy", code: "X7" },
      ],
      ...{ cards: [], offer: null },
    });
    expect(toTwilioVariables(template, chosen)).toEqual({ 1: "Ana", 2: "7" });
    expect(toTwilioVariables(template, {})).toEqual({});
  });

  test("a fixed place is shown with its variables filled (TPL-13)", () => {
    const place = { latitude: "{{1}}", longitude: "-122.1", label: "HQ", address: "Road {{2}}" };
    const chosen = { "variable.1": text("37.4"), "variable.2": text("7") };
    expect(render(twilio("twilio/location", place), chosen).header).toEqual({
      ...{ type: "location", latitude: "37.4", longitude: "-122.1", name: "HQ" },
      address: "Road 7",
    });
  });

  test("the password without a variable of its own is the first one (TPL-5)", () => {
    const template = {
      ...twilio("whatsapp/authentication", { actions: [{ copy_code_text: "Copy" }] }),
      body: null,
    };
    const chosen = { "variable.1": text("123456") };
    expect(toTwilioVariables(template, chosen)).toEqual({ 1: "123456" });
    expect(render(template, chosen).buttons).toMatchObject([{ code: "123456" }]);
  });
});
