import { checkFile, type MediaShelf, type MediaType } from "../../media/index.ts";
import type { StatusError } from "../../store/index.ts";
import { createMediaId } from "../identifiers.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const TIMEOUT_MS = 10_000;

/**
 * Fetches the file behind a send's link as Meta would, when it is on this machine; a link to the
 * internet is taken on trust. Returns the id under which the file is kept, or why it cannot be sent.
 */
export async function fetchLink(
  media: MediaShelf,
  phoneNumberId: string,
  type: MediaType,
  link: string,
): Promise<{ id: string } | { failure: StatusError } | null> {
  if (!LOOPBACK.has(new URL(link).hostname)) return null;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(link, { signal, redirect: "error" });
    if (!response.ok) return { failure: failed(`The link answered ${response.status}.`) };
    const bytes = new Uint8Array(await response.arrayBuffer());
    const mimeType = response.headers.get("content-type") ?? "application/octet-stream";
    const head = bytes.subarray(0, 64);
    const reason = checkFile({ mimeType, size: bytes.length, head }, type);
    if (reason) return { failure: failed(reason) };
    const id = createMediaId();
    media.save({ id, phoneNumberId, origin: "upload", bytes, mimeType });
    return { id };
  } catch (error) {
    return { failure: failed(`The link could not be fetched: ${String(error)}`) };
  }
}

function failed(details: string): StatusError {
  return { code: 131053, title: "Media upload error", details };
}
