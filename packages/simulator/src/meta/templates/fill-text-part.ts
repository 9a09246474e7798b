import type { GraphError } from "../graph-error.ts";
import { templateError } from "./template-error.ts";
import { fillText, variablesOf } from "./template-parts.ts";

export type SendParameter = { type?: string; text?: unknown; parameter_name?: string } & Record<
  string,
  unknown
>;

/**
 * Fills a header's or body's text with the parameters of a send (B.8). Refuses a wrong count (132000),
 * a wrong type or name (132012), text with line breaks, tabs or more than four spaces (132018), and a
 * result longer than `max` (132005).
 */
export function fillTextPart(
  part: { where: "header" | "body"; text: string; max: number; isNamed: boolean },
  parameters: SendParameter[],
): { text: string } | { error: GraphError } {
  const names = variablesOf(part.text);
  if (parameters.length !== names.length)
    return {
      error: templateError(
        132000,
        `${part.where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${names.length})`,
      ),
    };
  const values = new Map<string, string>();
  for (const [index, parameter] of parameters.entries()) {
    const value = textOf(parameter);
    const name = part.isNamed ? parameter.parameter_name : names[index];
    if (value === undefined || name === undefined || !names.includes(name))
      return {
        error: templateError(
          132012,
          `${part.where}: parameter ${index + 1} does not fit the template (type ${parameter.type ?? "UNKNOWN"}, name ${String(parameter.parameter_name)})`,
        ),
      };
    if (/[\n\r\t]| {5,}/.test(value))
      return {
        error: templateError(
          132018,
          "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
        ),
      };
    values.set(name, value);
  }
  const text = fillText(part.text, values);
  if (text.length <= part.max) return { text };
  return {
    error: templateError(
      132005,
      `${part.where}: ${text.length} characters; the limit is ${part.max}`,
    ),
  };
}

function textOf(parameter: SendParameter): string | undefined {
  if (parameter.type === undefined || parameter.type === "text")
    return typeof parameter.text === "string" && parameter.text !== "" ? parameter.text : undefined;
  const part = parameter[parameter.type] as { fallback_value?: unknown } | undefined;
  const isMoneyOrTime = parameter.type === "currency" || parameter.type === "date_time";
  return isMoneyOrTime && typeof part?.fallback_value === "string"
    ? part.fallback_value
    : undefined;
}
