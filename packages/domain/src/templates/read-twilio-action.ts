import { asObject, textOf } from "./raw-json.ts";
import type { TemplateButton } from "./schema.ts";

/** One action of a Content object as a button; a kind without a model, or without its parts, stays whole (TPL-1). */
export function readTwilioAction(raw: unknown): TemplateButton {
  const action = asObject(raw);
  if (action === null) return { type: "other", kind: "unknown", text: "", raw };
  const kind = textOf(action.type)?.toLowerCase() ?? "unknown";
  const text = textOf(action.title) ?? "";
  const [url, phone, code] = [action.url, action.phone, action.code].map(textOf);
  if (kind === "quick_reply") return { type: "quick_reply", text, id: textOf(action.id) };
  if (kind === "url" && url) return { type: "url", text, url };
  // One page of Twilio's writes PHONE where the specification has PHONE_NUMBER.
  if ((kind === "phone_number" || kind === "phone") && phone) return { type: "phone", text, phone };
  if (kind === "copy_code" && code) return { type: "copy_code", text, code };
  return { type: "other", kind, text, raw };
}
