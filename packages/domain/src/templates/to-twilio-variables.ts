import type { Template } from "./schema.ts";
import { templateParameters } from "./template-parameters.ts";
import { type TemplateValues, textAt } from "./template-values.ts";

/**
 * `ContentVariables` of a send through Twilio, before they become JSON text (TPL-12): a text for each variable that
 * has one. Expects values that `validateParameters` takes; Twilio fills a missing one with the template's sample.
 */
export function toTwilioVariables(
  template: Template,
  values: TemplateValues,
): Record<string, string> {
  return Object.fromEntries(
    templateParameters(template).flatMap(({ key, name }) => {
      const text = textAt(values, key);
      return text === null ? [] : [[name ?? key.replace("variable.", ""), text]];
    }),
  );
}
