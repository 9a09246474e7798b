import {
  type ContentIssue,
  checkContent,
  completeContent,
  type ProviderId,
} from "@parley/domain/messages";
import type { Composed } from "./form-kind.ts";

/** What keeps a composed message from being sent, as the server will say it (MSG-7). */
export function formIssues({ content, media }: Composed, provider: ProviderId): ContentIssue[] {
  const whole = completeContent(content, { media, targetProviderMessageId: null });
  if (whole !== null) return checkContent(whole, provider);
  return [{ field: "header.media", code: "missing", message: "Choose the file of the header." }];
}

/** What was left blank is left out. */
export function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
