import {
  type Template,
  type TemplateValue,
  type TemplateValues,
  templateParameters,
  validateParameters,
} from "@parley/domain/templates";
import { useState } from "react";

export type ValuesControl = ReturnType<typeof useTemplateValues>;

/** The values of a template while a person fills them in; a problem shows once its field was touched. */
export function useTemplateValues(definition: Template, now: () => Date) {
  const [values, setValues] = useState<TemplateValues>({});
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const issues = validateParameters(definition, values, now());
  return {
    values,
    parameters: templateParameters(definition),
    /** Everything that must be there is there, and may be sent (S0.34). */
    isComplete: issues.length === 0,
    missingCount: issues.filter(({ code }) => code === "missing").length,
    errorOf: (key: string) => {
      const issue = issues.find((one) => one.key === key);
      if (issue === undefined) return undefined;
      return touched.has(key) || issue.code !== "missing" ? issue.message : undefined;
    },
    touch: (key: string) => setTouched((before) => new Set(before).add(key)),
    set: (key: string, value: TemplateValue | null) =>
      setValues((before) => {
        const { [key]: _, ...others } = before;
        return value === null ? others : { ...others, [key]: value };
      }),
  };
}
