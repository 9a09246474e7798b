import { checkFile } from "../../media/index.ts";
import type { NumberCall } from "../graph-call.ts";
import {
  graphErrorResponse,
  invalidParameter,
  messageError,
  missingParameter,
} from "../graph-error.ts";
import { createMediaId } from "../identifiers.ts";

/** POST /{phone number id}/media: a multipart upload (B.4). Answers its id, or 131053 for a file that WhatsApp does not take. */
export async function postMedia({ deps, number, request }: NumberCall): Promise<Response> {
  const form = await request.formData().catch(() => null);
  if (!form) return graphErrorResponse(invalidParameter("The body must be multipart/form-data."));
  if (form.get("messaging_product") !== "whatsapp")
    return graphErrorResponse(missingParameter("messaging_product"));
  const file = form.get("file");
  if (!(file instanceof File)) return graphErrorResponse(missingParameter("file"));
  const told = form.get("type");
  const mimeType = file.type || (typeof told === "string" ? told : "");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const reason = checkFile({ mimeType, size: bytes.length, head: bytes.subarray(0, 64) });
  if (reason) return graphErrorResponse(messageError(131053, "Media upload error", reason));
  const { id } = deps.media.save({
    id: createMediaId(),
    phoneNumberId: number.phoneNumberId,
    origin: "upload",
    bytes,
    mimeType,
    ...(file.name && { filename: file.name }),
  });
  return Response.json({ id });
}
