const maxLength = 40;

/** A workspace URL made from a company's name: "Café Müller & Söhne" → "cafe-muller-sohne". */
export function suggestSlug(company: string): string {
  return company
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, "");
}
