import type { FileStore, StoredFile } from "@parley/core/media";
import { contentDisposition } from "./content-disposition.ts";
import { readRange } from "./read-range.ts";

/**
 * The answer with a file's bytes, or the range of them that is asked for. Whether the caller may have it is decided
 * before. A browser asks again each time it shows the file, so one that was erased is gone at once (P-10).
 */
export async function serveFile(
  request: Request,
  file: StoredFile,
  store: FileStore,
): Promise<Response> {
  const etag = `"${file.sha256.slice(0, 32)}"`;
  const headers = new Headers({
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache",
    "content-disposition": contentDisposition(file),
    "content-security-policy": "sandbox; default-src 'none'",
    "content-type": file.mimeType,
    "x-content-type-options": "nosniff",
    etag,
  });
  if (names(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  const range = wantedRange(request, file.sizeBytes, etag);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${file.sizeBytes}`);
    return new Response(null, { status: 416, headers });
  }
  const length = range === null ? file.sizeBytes : range.end - range.start + 1;
  headers.set("content-length", String(length));
  if (range !== null) {
    headers.set("content-range", `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
  }
  const isHead = request.method === "HEAD";
  const body = isHead ? null : await store.open(file.storageKey, range ?? undefined);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

/** A range of another version of the file is not asked for (RFC 9110, 13.1.5). */
function wantedRange({ headers }: Request, size: number, etag: string) {
  const version = headers.get("if-range");
  return version !== null && version !== etag ? null : readRange(headers.get("range"), size);
}

function names(header: string | null, etag: string): boolean {
  const tags = (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
