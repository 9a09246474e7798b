import { createHmac, timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import type { BusinessNumber } from "../../config/index.ts";
import { bearerOf, type GraphDeps, type MediaCall, success } from "../graph-call.ts";
import {
  graphErrorResponse,
  messageError,
  tokenError,
  unknownObjectError,
} from "../graph-error.ts";
import { resetConnection } from "../send-fault.ts";

const URL_LIFE_SECONDS = 5 * 60;

/** Where files are fetched: the part lookaside.fbsbx.com plays. */
export const DOWNLOAD_PATH = "/whatsapp_business/attachments/";

/** GET /{media id}: the file's address for five minutes, with type, digest and size (B.4). */
export function readMedia({ deps, number, file, query, request }: MediaCall): Response {
  if (deps.faults.drawMedia(number.phoneNumberId, "media-lookup-error"))
    return graphErrorResponse({
      ...messageError(131016, "Service unavailable", "A service is temporarily unavailable."),
      status: 503,
    });
  const owner = query.get("phone_number_id");
  if (owner !== null && owner !== file.phoneNumberId)
    return graphErrorResponse(unknownObjectError("GET", file.id));
  const expiresAt = Math.floor(deps.clock.now() / 1000) + URL_LIFE_SECONDS;
  const url = new URL(DOWNLOAD_PATH, request.url);
  url.searchParams.set("mid", file.id);
  url.searchParams.set("ext", String(expiresAt));
  url.searchParams.set("hash", seal(number, file.id, String(expiresAt)));
  return Response.json({
    messaging_product: "whatsapp",
    url: url.href,
    mime_type: file.mimeType,
    sha256: Buffer.from(file.sha256, "base64").toString("hex"),
    file_size: file.size,
    id: file.id,
  });
}

/** DELETE /{media id}. */
export function deleteMedia({ deps, file }: MediaCall): Response {
  deps.media.remove(file.id);
  return success();
}

/** GET of a file's address: 401 without the number's token, 404 once the five minutes are over. */
export function downloadMedia(deps: GraphDeps, request: Request, bindings: HttpBindings): Response {
  const query = new URL(request.url).searchParams;
  const [id = "", ext = "", hash = ""] = ["mid", "ext", "hash"].map(
    (name) => query.get(name) ?? "",
  );
  const file = deps.media.find(id);
  const number = file && deps.store.get("number", file.phoneNumberId);
  if (!number || bearerOf(request) !== number.accessToken) return graphErrorResponse(tokenError());
  const isInTime = Number(ext) * 1000 > deps.clock.now();
  const isSealed = isEqual(hash, seal(number, id, ext));
  const isGone = deps.faults.drawMedia(number.phoneNumberId, "media-gone") !== null;
  if (!isInTime || !isSealed || isGone) return new Response("Not found", { status: 404 });
  if (deps.faults.drawMedia(number.phoneNumberId, "media-error"))
    return new Response("Service Unavailable", { status: 503 });
  const stream = deps.media.open(file);
  const isCut = deps.faults.drawMedia(number.phoneNumberId, "media-cut") !== null;
  const headers = { "Content-Type": file.mimeType, "Content-Length": String(file.size) };
  return new Response(isCut ? cut(stream, file.size, bindings) : stream, { headers });
}

/** Half of the bytes, then a reset of the connection. */
function cut(
  stream: ReadableStream<Uint8Array>,
  size: number,
  bindings: HttpBindings,
): ReadableStream<Uint8Array> {
  let left = Math.ceil(size / 2);
  const half = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, controller) => {
      if (left > 0) controller.enqueue(piece.subarray(0, left));
      left -= piece.length;
      if (left <= 0) setTimeout(() => resetConnection(bindings), 5);
    },
    flush: () => new Promise(() => {}),
  });
  return stream.pipeThrough(half);
}

function seal({ appSecret }: BusinessNumber, id: string, ext: string): string {
  return createHmac("sha256", appSecret).update(`${id}:${ext}`).digest("base64url");
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
