import { completeContent, type MessageContent } from "@parley/domain/messages";
import { useState } from "react";
import { formIssues } from "./form-issues.ts";
import type { Composed, FormProps } from "./form-kind.ts";

/**
 * A form's check and its end. What is too long shows while it is written, the rest from the first try to send on.
 * `preview` is the message as the thread will show it.
 */
export function useForm({ provider, onSend, onClose }: FormProps, composed: Composed) {
  const [isTried, setTried] = useState(false);
  const issues = formIssues(composed, provider);
  const shown = issues.filter(({ code }) => isTried || code === "too_long");
  return {
    preview: previewOf(composed),
    firstIssue: isTried ? issues[0]?.message : undefined,
    errorOf: (field: string) => shown.find((issue) => issue.field === field)?.message,
    submit: () => {
      setTried(true);
      if (issues.length > 0) return;
      onSend(composed);
      onClose();
    },
  };
}

/** Without the header while its file is not there; null while there is nothing to see. */
function previewOf({ content, media }: Composed): Pick<Composed, "media"> & {
  content: Exclude<MessageContent, { type: "other" }> | null;
} {
  const found = { media, targetProviderMessageId: null };
  const whole = completeContent(content, found);
  if (whole !== null) return { content: whole, media };
  const bare = "header" in content ? completeContent({ ...content, header: null }, found) : null;
  return { content: bare, media };
}
