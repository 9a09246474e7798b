import { z } from "zod";
import { callFailure, createDeadline, guardStream } from "../http/index.ts";
import type { FetchedMedia, InboundFile, ProviderCredentials } from "../port/index.ts";
import { callGraph, notCallable, resultOf } from "./call-graph.ts";
import { readGraphAnswer } from "./graph-answer.ts";
import { authorised, isCallable, type MetaConnection } from "./graph-connection.ts";
import { isAtOrigin } from "./media-origins.ts";
import { errorSchema, name } from "./payload.ts";

/**
 * Opens the file of an inbound message (B.4): by the address of the webhook while that lives (5 minutes), else by
 * a new one asked for with the media id (7 days). A file that Meta refused to pass on is gone. The token goes to
 * `mediaOrigins` only (T-41). Never throws.
 */
export async function fetchMediaFromMeta(
  file: InboundFile,
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<FetchedMedia> {
  const { url, providerMediaId } = file;
  if (url !== undefined && isAtOrigin(url, connection.mediaOrigins)) {
    const fetched = await open({ url, mimeType: null, sizeBytes: null }, credentials, connection);
    const isFinal = fetched.kind === "opened" || fetched.kind === "retry";
    if (isFinal || providerMediaId === undefined) return fetched;
  }
  if (providerMediaId === undefined) return url === undefined ? { kind: "gone" } : notCallable;
  const found = await lookUp(providerMediaId, credentials, connection);
  return "kind" in found ? found : open(found, credentials, connection);
}

type Address = { url: string; mimeType: string | null; sizeBytes: number | null };

const addressSchema = z.object({
  url: z.string(),
  mime_type: name,
  file_size: z.coerce.number().int().nonnegative().optional().catch(undefined),
});

async function lookUp(
  mediaId: string,
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<Address | FetchedMedia> {
  const query = { phone_number_id: credentials.providerNumberId };
  const call = { method: "GET", path: [mediaId], query } as const;
  const result = await callGraph(call, credentials, connection);
  if (result.kind === "failed") return isUnknownObject(result) ? { kind: "gone" } : result.failure;
  const { data } = addressSchema.safeParse(result.value);
  if (data === undefined) return { kind: "retry", reason: "answer_unreadable", retryAfterMs: null };
  if (!isAtOrigin(data.url, connection.mediaOrigins)) return notCallable;
  return { url: data.url, mimeType: data.mime_type ?? null, sizeBytes: data.file_size ?? null };
}

/** Meta says of an id it no longer has that the object does not exist (code 100, subcode 33), or 404. */
function isUnknownObject({ failure, error }: { failure: FetchedMedia; error?: unknown }): boolean {
  if (failure.kind !== "refused") return false;
  const subcode = errorSchema.safeParse(error).data?.error_subcode;
  return failure.httpStatus === 404 || (failure.code === "100" && subcode === "33");
}

async function open(
  { url, mimeType, sizeBytes }: Address,
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<FetchedMedia> {
  if (!isCallable([], credentials)) return notCallable;
  const deadline = createDeadline(connection.timeoutMs);
  try {
    // Compressed bytes would make the size and the check sum those of something else.
    const headers = { "accept-encoding": "identity" };
    const init = { method: "GET", headers, signal: deadline.signal };
    const response = await connection.egress(url, authorised(credentials, init));
    if (response.status === 200 && response.body !== null) {
      return {
        kind: "opened",
        stream: guardStream(response.body, deadline, connection.idleTimeoutMs),
        mimeType: bareMime(response.headers.get("content-type")) ?? bareMime(mimeType),
        sizeBytes: sizeOf(response) ?? sizeBytes,
      };
    }
    return await refusalOf(response).finally(deadline.stop);
  } catch (error) {
    deadline.stop();
    return callFailure(error);
  }
}

async function refusalOf(response: Response): Promise<FetchedMedia> {
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel();
    return { kind: "gone" };
  }
  const result = resultOf(await readGraphAnswer(response), response);
  if (result.kind === "failed" && result.error !== undefined) return result.failure;
  const { status } = response;
  const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429;
  if (isFinal) {
    return {
      kind: "refused",
      code: String(status),
      title: "The file was refused",
      details: "",
      httpStatus: status,
    };
  }
  return result.kind === "failed"
    ? result.failure
    : { kind: "retry", reason: "answer_unreadable", retryAfterMs: null };
}

function sizeOf({ headers }: Response): number | null {
  const length = headers.get("content-length");
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

function bareMime(type: string | null): string | null {
  return type?.split(";", 1)[0]?.trim().toLowerCase() || null;
}
