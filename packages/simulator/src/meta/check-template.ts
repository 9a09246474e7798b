import type { BusinessNumber, Template } from "../config/index.ts";
import { type GraphError, messageError } from "./graph-error.ts";

type TemplatePart = {
  name: string;
  language: { code: string };
  components?: { type: string; parameters?: unknown[] }[];
};

/** Looks the template up among the number's own and fills in its body; refuses with 132001, 132015 or 132000. */
export function checkTemplate(
  number: BusinessNumber,
  part: TemplatePart,
): { template: Template; text: string } | { error: GraphError } {
  const code = part.language.code.replace("-", "_");
  const template = number.templates.find(
    ({ name, language }) => name === part.name && language === code,
  );
  if (!template)
    return {
      error: messageError(
        132001,
        "Template name does not exist in the translation",
        `template name (${part.name}) does not exist in ${code}`,
      ),
    };
  if (template.paused)
    return {
      error: messageError(
        132015,
        "Template is paused",
        `template ${part.name} is paused due to low quality`,
      ),
    };
  const values =
    part.components?.find(({ type }) => type.toLowerCase() === "body")?.parameters ?? [];
  const expected = new Set(template.body.match(/\{\{\w+\}\}/g)).size;
  if (values.length !== expected)
    return {
      error: messageError(
        132000,
        "Number of parameters does not match the expected number of params",
        `body: number of localizable_params (${values.length}) does not match the expected number of params (${expected})`,
      ),
    };
  return { template, text: fill(template.body, values) };
}

function fill(body: string, values: unknown[]): string {
  const names = [...new Set(body.match(/\{\{\w+\}\}/g))];
  return body.replace(/\{\{\w+\}\}/g, (name) => {
    const value = values[names.indexOf(name)];
    return typeof value === "object" && value !== null && "text" in value ? String(value.text) : "";
  });
}
