import { checkFile } from "../../media/index.ts";
import type { AppCall, UploadCall } from "../graph-call.ts";
import { graphErrorResponse, invalidParameter, messageError } from "../graph-error.ts";
import { createHandle, createTraceId } from "../identifiers.ts";

/** POST /{app id}/uploads?file_name&file_length&file_type: begins a resumable upload (B.10). */
export function beginUpload({ deps, query }: AppCall): Response {
  const [fileName, length, mimeType] = ["file_name", "file_length", "file_type"].map(
    (name) => query.get(name) ?? "",
  );
  const size = Number(length);
  if (!mimeType || !Number.isSafeInteger(size) || size < 1)
    return graphErrorResponse(invalidParameter("file_length and file_type are required."));
  const id = `upload:${createTraceId()}`;
  const upload = { id, fileName: fileName ?? "", size, mimeType, received: 0, handle: null };
  deps.store.put("upload", id, upload);
  return Response.json({ id });
}

/** GET /{upload id}: how many bytes have arrived. */
export function readUpload({ upload }: UploadCall): Response {
  return Response.json({ id: upload.id, file_offset: upload.received });
}

/** POST /{upload id}, header file_offset and raw bytes: the next part; the last one answers the handle. */
export async function continueUpload({ deps, upload, request }: UploadCall): Promise<Response> {
  const offset = Number(request.headers.get("file_offset") ?? Number.NaN);
  if (offset !== upload.received)
    return graphErrorResponse(
      invalidParameter(`file_offset must be ${upload.received}, where the upload stands.`),
    );
  const bytes = new Uint8Array(await request.arrayBuffer());
  const received = upload.received + bytes.length;
  if (received > upload.size)
    return graphErrorResponse(invalidParameter("More bytes than file_length said."));
  const reason =
    offset === 0
      ? checkFile({ mimeType: upload.mimeType, size: upload.size, head: bytes.subarray(0, 64) })
      : null;
  if (reason) return graphErrorResponse(messageError(131053, "Media upload error", reason));
  const handle = received === upload.size ? createHandle() : null;
  deps.store.put("upload", upload.id, { ...upload, received, handle });
  return Response.json(handle === null ? { id: upload.id, file_offset: received } : { h: handle });
}
