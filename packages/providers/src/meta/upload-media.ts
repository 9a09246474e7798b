import { randomUUID } from "node:crypto";
import { z } from "zod";
import { callFailure, createDeadline, multipartBody } from "../http/index.ts";
import type { MediaUpload, ProviderCredentials, UploadedMedia } from "../port/index.ts";
import { notCallable, resultOf } from "./call-graph.ts";
import { readGraphAnswer } from "./graph-answer.ts";
import { authorised, graphUrl, isCallable, type MetaConnection } from "./graph-connection.ts";
import { anyId } from "./payload.ts";

/** How long Meta keeps an uploaded file (B.4). */
const keptMs = 30 * 24 * 60 * 60 * 1000;

const uploadedSchema = z.object({ id: anyId });

/**
 * Uploads a file for any number of messages of this number, in one stream that is never held whole (B.4). A file
 * that cannot be read is a try that may pass, like a lost connection. Never throws.
 */
export async function uploadMediaToMeta(
  file: MediaUpload,
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<UploadedMedia> {
  const { providerNumberId } = credentials;
  const isNamed = /^[\w.+-]+\/[\w.+-]+$/.test(file.mimeType);
  if (!isNamed || !isCallable([providerNumberId], credentials)) return notCallable;
  const deadline = createDeadline(connection.idleTimeoutMs);
  try {
    const { body, contentType, sizeBytes } = multipartBody({
      boundary: `parley-${randomUUID()}`,
      fields: { messaging_product: "whatsapp", type: file.mimeType },
      file: { ...file, stream: await file.open() },
      onProgress: () => deadline.extend(connection.idleTimeoutMs),
    });
    const headers = { "content-type": contentType, "content-length": String(sizeBytes) };
    const init = {
      method: "POST",
      headers,
      body,
      duplex: "half" as const,
      signal: deadline.signal,
    };
    const url = graphUrl(connection, [providerNumberId, "media"]);
    const response = await connection.egress(url, authorised(credentials, init));
    const result = resultOf(await readGraphAnswer(response), response);
    if (result.kind === "failed") return result.failure;
    const { data } = uploadedSchema.safeParse(result.value);
    if (data === undefined)
      return { kind: "retry", reason: "answer_unreadable", retryAfterMs: null };
    const expiresAt = new Date(connection.now().getTime() + keptMs);
    return { kind: "uploaded", providerMediaId: data.id, expiresAt };
  } catch (error) {
    return callFailure(error);
  } finally {
    deadline.stop();
  }
}
