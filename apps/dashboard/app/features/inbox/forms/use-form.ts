import { useState } from "react";
import { formIssues } from "./form-issues.ts";
import type { Composed, FormProps } from "./form-kind.ts";

/** A form's check and its end: issues show from the first try to send on. */
export function useForm({ provider, onSend, onClose }: FormProps, composed: Composed) {
  const [isTried, setTried] = useState(false);
  const issues = formIssues(composed, provider);
  return {
    firstIssue: isTried ? issues[0]?.message : undefined,
    errorOf: (field: string) =>
      isTried ? issues.find((issue) => issue.field === field)?.message : undefined,
    submit: () => {
      setTried(true);
      if (issues.length > 0) return;
      onSend(composed);
      onClose();
    },
  };
}
