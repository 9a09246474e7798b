import { readMetaTemplate, templateParameters } from "@parley/domain/templates";
import { expect, test } from "vitest";
import { parameterLabel } from "./parameter-words.ts";

function labels(components: object[], change: object = {}): string[] {
  const reading = readMetaTemplate({
    ...{ id: "1", name: "any", language: "en", status: "APPROVED", category: "UTILITY" },
    components,
    ...change,
  });
  if (!reading.ok) throw new Error(reading.reason);
  return templateParameters(reading.template).map(parameterLabel);
}

test("every parameter says what it is and where it stands (S0.34)", () => {
  expect(
    labels([
      { type: "HEADER", format: "TEXT", text: "Order {{1}}" },
      { type: "BODY", text: "Hi {{1}} and {{2}}" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Yes" },
          { type: "URL", text: "Track", url: "https://shop.example/{{1}}" },
          { type: "COPY_CODE", example: "SAVE10" },
        ],
      },
    ]),
  ).toEqual([
    "Value 1 in the header",
    "Value 1 in the text",
    "Value 2 in the text",
    "Answer behind the button of button 1",
    "Value 1 in the link of button 2",
    "Offer code of button 3",
  ]);
});

test("a named variable is called by its name, a file by its kind", () => {
  expect(
    labels(
      [
        { type: "HEADER", format: "IMAGE" },
        { type: "BODY", text: "Hi {{first_name}}" },
      ],
      { parameter_format: "NAMED" },
    ),
  ).toEqual(["Image", "First name in the text"]);
  expect(labels([{ type: "HEADER", format: "LOCATION" }])).toEqual(["Place in the header"]);
});
