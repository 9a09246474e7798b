import { describe, expect, test } from "vitest";
import { type ContentOf, checkContent, type MessageContent, type ProviderId } from "./index.ts";

type List = ContentOf<"list">;
type Products = ContentOf<"products">;

const row = { id: "exp", title: "Express", description: null };
const list: List = {
  type: "list",
  header: null,
  body: "Which one?",
  footer: null,
  button: "Options",
  sections: [{ title: null, rows: [row] }],
};
const header = { type: "text" as const, text: "Our picks" };
const products: Products = {
  type: "products",
  header: null,
  body: "See",
  footer: null,
  catalogId: "1948",
  sections: [{ title: null, productIds: ["sku-1"] }],
};

function codes(content: MessageContent, provider: ProviderId = "meta") {
  return checkContent(content, provider).map(({ field, code }) => `${field}: ${code}`);
}

function rows(count: number, from = 0) {
  return Array.from({ length: count }, (_, at) => ({ ...row, id: `id-${from + at}` }));
}

describe("a list (MSG-9, S0.23)", () => {
  test("ten rows over all sections pass, eleven do not (S0.24)", () => {
    const split = (second: number) => ({
      ...list,
      sections: [
        { title: "Fast", rows: rows(5) },
        { title: "Slow", rows: rows(second, 5) },
      ],
    });
    expect(codes(split(5))).toEqual([]);
    expect(codes(split(6))).toEqual(["sections: too_many"]);
    expect(checkContent(split(6), "meta")[0]?.message).toBe(
      "There can be at most 10 rows; there are 11.",
    );
  });

  test("at least one section, and no section is empty", () => {
    expect(codes({ ...list, sections: [] })).toEqual(["sections: too_few", "sections: too_few"]);
    const sections = [...list.sections, { title: "Slow", rows: [] }];
    expect(codes({ ...list, sections })).toEqual([
      "sections.0.title: missing",
      "sections.1: too_few",
    ]);
  });

  test("at most ten sections, with titles of at most 24 characters", () => {
    const sections = rows(11).map((one) => ({ title: "a".repeat(24), rows: [one] }));
    expect(codes({ ...list, sections: sections.slice(1) })).toEqual([]);
    expect(codes({ ...list, sections })).toEqual(["sections: too_many", "sections: too_many"]);
    expect(codes({ ...list, sections: [{ title: "a".repeat(25), rows: [row] }] })).toEqual([
      "sections.0.title: too_long",
    ]);
  });

  test.each<[Partial<List["sections"][number]["rows"][number]>, string[]]>([
    [{ title: "a".repeat(24), description: "a".repeat(72), id: "a".repeat(200) }, []],
    [{ title: "a".repeat(25) }, ["sections.0.rows.1.title: too_long"]],
    [{ title: "" }, ["sections.0.rows.1.title: missing"]],
    [{ description: "a".repeat(73) }, ["sections.0.rows.1.description: too_long"]],
    [{ id: "a".repeat(201) }, ["sections.0.rows.1.id: too_long"]],
    [{ id: "exp" }, ["sections.0.rows.1.id: duplicate"]],
  ])("a second row %.40j (S0.25)", (change, expected) => {
    const second = { ...row, id: "std", ...change };
    expect(codes({ ...list, sections: [{ title: null, rows: [row, second] }] })).toEqual(expected);
  });

  test("the button has at most 20 characters, the header is text", () => {
    expect(codes({ ...list, button: "a".repeat(21) })).toEqual(["button: too_long"]);
    expect(codes({ ...list, header })).toEqual([]);
    const media = { mediaId: null, mimeType: "image/png", filename: null, sizeBytes: 1 };
    expect(checkContent({ ...list, header: { type: "image", media } }, "meta")).toEqual([
      {
        field: "header.type",
        code: "unsupported",
        message: "The header of this message can only be text.",
      },
    ]);
  });

  test("through Twilio it has one section without title, no header and no footer (Twilio 11.2)", () => {
    expect(codes(list, "twilio")).toEqual([]);
    expect(
      codes(
        {
          ...list,
          header,
          footer: "x",
          sections: [
            { title: "Fast", rows: rows(1) },
            { title: null, rows: rows(1, 1) },
          ],
        },
        "twilio",
      ),
    ).toEqual([
      "header.type: unsupported",
      "footer: unsupported",
      "sections: too_many",
      "sections.0.title: unsupported",
    ]);
  });
});

describe("products (MSG-9)", () => {
  const several = (count: number): Products => ({
    ...products,
    header,
    sections: [{ title: "New", productIds: rows(count).map(({ id }) => id) }],
  });

  test("one product goes without header, several with one", () => {
    expect(codes(products)).toEqual([]);
    expect(codes({ ...products, header })).toEqual(["header: unsupported"]);
    expect(codes(several(2))).toEqual([]);
    expect(codes({ ...several(2), header: null })).toEqual(["header: missing"]);
  });

  test("at most thirty, each once, each with an id", () => {
    expect(codes(several(30))).toEqual([]);
    expect(codes(several(31))).toEqual(["sections: too_many"]);
    const sections = [{ title: null, productIds: ["a", "", "a"] }];
    expect(codes({ ...products, header, sections })).toEqual([
      "sections.0.productIds.1: missing",
      "sections.0.productIds.2: duplicate",
    ]);
  });

  test("out of a catalogue, in sections that are not empty", () => {
    expect(codes({ ...products, catalogId: "" })).toEqual(["catalogId: missing"]);
    const sections = [{ title: "New", productIds: [] }];
    expect(codes({ ...products, header, sections })).toEqual([
      "sections.0: too_few",
      "sections: too_few",
    ]);
  });

  test("Twilio sends none", () => {
    expect(codes(products, "twilio")).toEqual(["type: unsupported"]);
  });
});
