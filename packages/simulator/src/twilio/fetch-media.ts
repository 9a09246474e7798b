import type { Message, Store, TwilioMessage } from "../store/index.ts";
import type { Clock } from "../timeline/index.ts";
import { createSid } from "./identifiers.ts";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_IMAGE_BYTES = 5 * 1024 * 1024;
const OFFICE =
  /^application\/(pdf|msword|vnd\.ms-(excel|powerpoint)|vnd\.openxmlformats-officedocument\.[\w.-]+)$/;
const KINDS: [string, RegExp][] = [
  ["sticker", /^image\/webp$/],
  ["image", /^image\/(jpeg|png)$/],
  ["audio", /^audio\/(ogg|amr|3gpp|aac|mpeg)$/],
  ["video", /^video\/mp4$/],
  ["contacts", /^(text\/(x-)?vcard|application\/vcard)$/],
  ["document", OFFICE],
];

/**
 * Fetches the file of a send as Twilio does, keeps it, and makes the bubble show it; or marks both
 * with 63019, 63021, 63034 or 11751 (section 5.2 of Twilio's formats). Never rejects.
 */
export async function fetchMedia(
  { store, clock }: { store: Store; clock: Clock },
  message: TwilioMessage,
  url: string,
  stopped: AbortSignal,
): Promise<void> {
  const file = await download(url, stopped);
  const bubble = store.get("message", message.sid);
  const current = store.get("twilioMessage", message.sid);
  if (!bubble || !current) return;
  const problem = "code" in file ? file : problemOf(file);
  if (problem) {
    const failure = { code: problem.code, title: problem.text, details: problem.text };
    store.put("message", bubble.id, { ...bubble, failure });
    store.put("twilioMessage", current.sid, { ...current, failsAs: "failed" });
    return;
  }
  const { contentType, bytes } = file as File;
  const sid = createSid("ME");
  store.put("twilioMedia", sid, {
    sid,
    accountSid: message.accountSid,
    messageSid: message.sid,
    contentType,
    base64: bytes.toString("base64"),
    createdAt: clock.now(),
  });
  store.put("message", bubble.id, withFile(bubble, message.body, contentType, url));
}

/** The kind of bubble for a MIME type; undefined when the channel does not take it. */
function kindOf(contentType: string): string | undefined {
  return KINDS.find(([, types]) => types.test(contentType))?.[0];
}

type File = { contentType: string; bytes: Buffer };
type Problem = { code: number; text: string };

async function download(url: string, stopped: AbortSignal): Promise<File | Problem> {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), stopped]);
    const response = await fetch(url, { signal });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok || bytes.length === 0) return FAILED;
    const [contentType = ""] = (response.headers.get("content-type") ?? "").split(";");
    return { contentType: contentType.trim().toLowerCase(), bytes };
  } catch {
    return FAILED;
  }
}

const FAILED: Problem = { code: 63019, text: "Media failed to download" };

function problemOf({ contentType, bytes }: File): Problem | null {
  const kind = kindOf(contentType);
  if (!kind) return { code: 63021, text: "Channel invalid content error" };
  if (bytes.length > MAX_BYTES)
    return { code: 11751, text: "Media Message - Size exceeds the limit" };
  if (kind === "image" && bytes.length > MAX_IMAGE_BYTES)
    return { code: 63034, text: "Media size exceeds the channel's limit" };
  return null;
}

/** An interactive bubble keeps its form; a caption stays on images alone. */
function withFile(bubble: Message, body: string, contentType: string, link: string): Message {
  if (bubble.type === "interactive") return bubble;
  const type = kindOf(contentType) ?? "document";
  if (type === "contacts")
    return { ...bubble, type, content: { contacts: [{ name: { formatted_name: "Contact" } }] } };
  const caption = type === "image" && body !== "" ? { caption: body } : {};
  return { ...bubble, type, content: { [type]: { link, mime_type: contentType, ...caption } } };
}
