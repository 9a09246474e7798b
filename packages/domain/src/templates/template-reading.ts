import type { Template } from "./schema.ts";

/** What reading a provider's object gives: a template, or why there is none (TPL-3). */
export type TemplateReading =
  | { ok: true; template: Template }
  | { ok: false; reason: "not_an_object" | "no_name" | "no_language" | "no_content" };
