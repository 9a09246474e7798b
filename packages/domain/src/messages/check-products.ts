import type { Capabilities, ProductsCapability } from "./capability.ts";
import { checkFrame } from "./check-frame.ts";
import { checkSections } from "./check-sections.ts";
import { type ContentIssue, countIssues, duplicateIssues } from "./content-issue.ts";
import type { ContentOf } from "./schema.ts";

type Products = ContentOf<"products">;

/** Breaches of products out of a catalogue: one product has no header, several need one (MSG-9; B.2, B.7). */
export function checkProducts(
  content: Products,
  most: ProductsCapability,
  limits: Capabilities,
): ContentIssue[] {
  const { sections } = content;
  const products = sections.flatMap(({ productIds }, at) =>
    productIds.map((value, index) => ({ value, field: `sections.${at}.productIds.${index}` })),
  );
  const named = products.map((product, index) => ({ ...product, name: `Product ${index + 1}` }));
  return [
    ...checkFrame(content, most, limits),
    ...headerIssues(content, products.length),
    ...(content.catalogId.trim() === "" ? [missing("catalogId", "No catalogue is chosen.")] : []),
    ...checkSections(
      sections.map(({ title, productIds }) => ({ title, count: productIds.length })),
      most,
      "products",
    ),
    ...countIssues(products.length, {
      field: "sections",
      names: "products",
      max: most.maxProducts,
    }),
    ...named
      .filter(({ value }) => value.trim() === "")
      .map(({ field, name }) => missing(field, `${name} has no id.`)),
    ...duplicateIssues(named),
  ];
}

function headerIssues({ header, sections }: Products, count: number): ContentIssue[] {
  const isSingle = sections.length === 1 && count === 1;
  if (!isSingle && header === null) {
    return [missing("header", "The header is missing; several products need one.")];
  }
  if (!isSingle || header === null) return [];
  const message = "A header cannot be sent with a single product.";
  return [{ field: "header", code: "unsupported", message }];
}

function missing(field: string, message: string): ContentIssue {
  return { field, code: "missing", message };
}
