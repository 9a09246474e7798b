import type { ContentOf } from "@parley/domain/messages";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adHocPrefix, toContentDefinition } from "./index.ts";

type Interactive = Parameters<typeof toContentDefinition>[0];

const frame = { header: null, body: "Which day?", footer: null };
const buttons: ContentOf<"buttons"> = {
  type: "buttons",
  ...frame,
  buttons: [
    { id: "mon", title: "Monday" },
    { id: "tue", title: "Tuesday" },
  ],
};
const list: ContentOf<"list"> = {
  type: "list",
  ...frame,
  button: "Days",
  sections: [
    {
      title: null,
      rows: [
        { id: "mon", title: "Monday", description: "Open late" },
        { id: "tue", title: "Tuesday", description: null },
      ],
    },
  ],
};
const link: ContentOf<"cta_url"> = {
  type: "cta_url",
  ...frame,
  button: { text: "Book", url: "https://book.example/a?b=1" },
};
const header = { type: "text", text: "Hours" } as const;
const media = { mediaId: "1", mimeType: "image/png", filename: null, sizeBytes: null };

function plan(content: Interactive) {
  const made = toContentDefinition(content);
  if (!made.ok) throw new Error(made.reason);
  return made;
}

describe("content objects for interactive messages (6.2, 11.1)", () => {
  test("buttons are a quick reply with every word a variable", () => {
    const { definition, hash, variables } = plan(buttons);
    expect(definition).toEqual({
      friendly_name: `${adHocPrefix}${hash.slice(0, 24)}`,
      language: "en",
      variables: { 1: "text 1", 2: "text 2", 3: "text 3", 4: "text 4", 5: "text 5" },
      types: {
        "twilio/quick-reply": {
          body: "{{1}}",
          actions: [
            { type: "QUICK_REPLY", title: "{{2}}", id: "{{3}}" },
            { type: "QUICK_REPLY", title: "{{4}}", id: "{{5}}" },
          ],
        },
      },
    });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(variables).toEqual({ 1: "Which day?", 2: "Monday", 3: "mon", 4: "Tuesday", 5: "tue" });
  });

  test("a list is a list picker; its button stands in the definition", () => {
    const { definition, variables } = plan(list);
    expect(definition.types).toEqual({
      "twilio/list-picker": {
        body: "{{1}}",
        button: "Days",
        items: [
          { id: "{{2}}", item: "{{3}}", description: "{{4}}" },
          { id: "{{5}}", item: "{{6}}" },
        ],
      },
    });
    expect(variables).toMatchObject({ 2: "mon", 3: "Monday", 4: "Open late", 6: "Tuesday" });
  });

  test("a link is a call to action; title and address stand in the definition", () => {
    expect(plan(link).definition.types).toEqual({
      "twilio/call-to-action": {
        body: "{{1}}",
        actions: [{ type: "URL", title: "Book", url: "https://book.example/a?b=1" }],
      },
    });
  });

  test("header and footer need a card, whose labels stand in the definition (6.1)", () => {
    expect(plan({ ...buttons, header, footer: "Thanks" }).definition.types).toEqual({
      "whatsapp/card": {
        body: "{{1}}",
        header_text: "Hours",
        footer: "Thanks",
        actions: [
          { type: "QUICK_REPLY", title: "Monday", id: "mon" },
          { type: "QUICK_REPLY", title: "Tuesday", id: "tue" },
        ],
      },
    });
    expect(plan({ ...link, footer: "Thanks" }).definition.types).toMatchObject({
      "whatsapp/card": { footer: "Thanks", actions: [{ type: "URL" }] },
    });
  });

  test.each(["two\nlines", "a    b", "tab\there"])(
    "a body whose spaces a variable may not hold stands in the definition: %j (63013)",
    (body) => {
      const { definition, variables } = plan({ ...link, body });
      expect(definition.types).toMatchObject({ "twilio/call-to-action": { body } });
      expect(variables).toEqual({});
    },
  );

  test("braces a customer should read stay what they are", () => {
    const { definition, variables } = plan({ ...link, body: "{{1}}\nis a variable" });
    expect(definition.types).toMatchObject({ "twilio/call-to-action": { body: "{{1}}" } });
    expect(variables).toEqual({ 1: "{{1}}\nis a variable" });
  });

  test("other words share the object, another shape does not (6.2)", () => {
    const reworded = {
      ...buttons,
      body: "When?",
      buttons: [
        { id: "x", title: "Now" },
        { id: "y", title: "Later" },
      ],
    };
    const { hash } = plan(buttons);
    expect(plan(reworded).hash).toBe(hash);
    expect(plan({ ...buttons, buttons: buttons.buttons.slice(1) }).hash).not.toBe(hash);
    expect(plan({ ...link, button: { ...link.button, text: "Go" } }).hash).not.toBe(
      plan(link).hash,
    );
  });

  test.each<[string, Interactive]>([
    ["media_header_unsupported", { ...buttons, header: { type: "image", media } }],
    ["header_unsupported", { ...list, header }],
    ["footer_unsupported", { ...list, footer: "x" }],
    ["sections_unsupported", { ...list, sections: [...list.sections, ...list.sections] }],
    ["sections_unsupported", { ...list, sections: [{ title: "Week", rows: [] }] }],
    ["placeholder_in_text", { ...link, button: { text: "Go", url: "https://x.example/{{1}}" } }],
    ["placeholder_in_text", { ...list, button: "{{1}}" }],
    ["placeholder_in_text", { ...buttons, footer: "{{x}}" }],
    ["placeholder_in_text", { ...buttons, footer: "x", buttons: [{ id: "{{1}}", title: "a" }] }],
  ])("%s: what Twilio cannot show is refused, not shortened", (reason, content) => {
    expect(toContentDefinition(content)).toEqual({ ok: false, reason });
  });

  test("whatever the words, the definition filled with its variables is the message", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        words,
        fc.array(fc.record({ id: words, title: words }), { maxLength: 3 }),
        (body, labels) => {
          const { definition, variables } = plan({ ...buttons, body, buttons: labels });
          const type = definition.types["twilio/quick-reply"] as {
            body: string;
            actions: { id: string; title: string }[];
          };
          const fill = (text: string) => {
            const key = /^\{\{(\d+)\}\}$/.exec(text)?.[1];
            return key === undefined ? text : variables[key];
          };
          expect(fill(type.body)).toBe(body);
          expect(
            type.actions.map(({ id, title }) => ({ id: fill(id), title: fill(title) })),
          ).toEqual(labels);
          expect(Object.keys(definition.variables)).toEqual(Object.keys(variables));
        },
      ),
      { numRuns: 200 },
    );
  });
});
