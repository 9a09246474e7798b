import type { Capabilities, FrameCapability } from "./capability.ts";
import { fileIssues } from "./check-media.ts";
import { type ContentIssue, optionalText, requiredText } from "./content-issue.ts";
import type { InteractiveHeader } from "./interactive-content.ts";

export type Frame = { header: InteractiveHeader | null; body: string; footer: string | null };

/** Breaches of what an interactive message has around its action: header, body, footer (MSG-9, S0.18, S0.21, S0.22). */
export function checkFrame(
  { header, body, footer }: Frame,
  frame: FrameCapability,
  limits: Capabilities,
): ContentIssue[] {
  return [
    ...(header === null ? [] : headerIssues(header, frame, limits)),
    ...requiredText(body, { field: "body", name: "The body", max: frame.maxBodyLength }),
    ...optionalText(footer, { field: "footer", name: "The footer", max: frame.maxFooterLength }),
  ];
}

function headerIssues(
  header: InteractiveHeader,
  frame: FrameCapability,
  limits: Capabilities,
): ContentIssue[] {
  if (!frame.headers.includes(header.type)) {
    const message =
      frame.headers.length === 0
        ? "A header cannot be sent with this message from this number."
        : `The header of this message can only be ${frame.headers.join(" or ")}.`;
    return [{ field: "header.type", code: "unsupported", message }];
  }
  return header.type === "text"
    ? requiredText(header.text, {
        field: "header.text",
        name: "The header",
        max: frame.maxHeaderLength,
      })
    : fileIssues(header.media, { field: "header.media", kind: header.type }, limits);
}
