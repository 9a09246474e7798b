import {
  cleanFilename,
  newStorageKey,
  type Received,
  receiveFile,
  registerUpload,
} from "@parley/core/media";
import { DomainError } from "@parley/domain/errors";
import { bareMimeType, capabilitiesOf, mediaKindOf, mimeTypeOf } from "@parley/domain/messages";
import type { WorkspaceScope } from "@parley/domain/scope";
import { answerRefusals } from "./answer-refusals.ts";
import { enterFor, type FileContext } from "./file-context.ts";

/**
 * Takes a file that a member wants to send: the raw bytes as body, its type in `content-type`, its name URI-encoded
 * in `x-file-name`. Answers {mediaId, mimeType, filename, sizeBytes}. Refuses with 413 what is too large and with
 * 415 what cannot be sent, before and while it is read; a file that is refused or breaks off leaves nothing. Pictures
 * lose where and by whom they were taken (Z-13).
 */
export function receiveUpload(context: FileContext, request: Request): Promise<Response> {
  return answerRefusals(async () => {
    const { deps } = context;
    const scope = await enterFor(context);
    const { body } = request;
    if (body === null) throw refusalOf({ kind: "empty" });
    const filename = nameOf(request.headers.get("x-file-name"));
    const mimeType = statedType(request.headers.get("content-type"), filename);
    refuseByLength(request.headers.get("content-length"), mimeType);
    const key = newStorageKey(scope.workspaceId);
    const received = await receiveFile(deps.files, {
      ...{ key, bytes: body, mimeType, maxBytesOf },
      isStripped: true,
    });
    if (received.kind !== "stored") throw refusalOf(received);
    const mediaId = await register(context, scope, { ...received, filename, storageKey: key });
    const { sizeBytes } = received;
    return Response.json({ mediaId, mimeType: received.mimeType, filename, sizeBytes });
  });
}

type Stored = Extract<Received, { kind: "stored" }> & {
  filename: string | null;
  storageKey: string;
};

async function register({ deps }: FileContext, scope: WorkspaceScope, stored: Stored) {
  const { kind: _, ...file } = stored;
  try {
    return await registerUpload(deps, scope, file);
  } catch (error) {
    await deps.files.remove(file.storageKey);
    throw error;
  }
}

/** The limits of Meta's Cloud API, the widest; what a narrower provider refuses is told when the message is sent. */
function maxBytesOf(mimeType: string): number | null {
  const kind = mediaKindOf({ mimeType, isVoice: false }, "meta");
  return kind === null ? null : capabilitiesOf("meta").media[kind].maxBytes;
}

/** A type nobody stated is the one the name promises; the bytes have the last word. */
function statedType(header: string | null, filename: string | null): string {
  const stated = bareMimeType(header ?? "");
  if (stated !== "" && stated !== "application/octet-stream") return stated;
  return mimeTypeOf(filename ?? "") ?? "application/octet-stream";
}

function refuseByLength(header: string | null, mimeType: string): void {
  const maxBytes = maxBytesOf(mimeType) ?? capabilitiesOf("meta").media.document.maxBytes;
  if (header !== null && Number(header) > maxBytes) {
    throw refusalOf({ kind: "too_large", mimeType, maxBytes });
  }
}

function nameOf(header: string | null): string | null {
  try {
    return cleanFilename(decodeURIComponent(header ?? ""));
  } catch {
    throw new DomainError(
      "input.invalid",
      "unable to read the file's name; it must be URI-encoded",
    );
  }
}

function refusalOf(refusal: Exclude<Received, { kind: "stored" }>): DomainError {
  switch (refusal.kind) {
    case "too_large": {
      const limit = `${refusal.maxBytes / 1024 / 1024} MB`;
      return new DomainError(
        "media.too_large",
        `unable to upload the file; a file of this type can have at most ${limit}`,
      );
    }
    case "wrong_type":
      return new DomainError(
        "media.type_refused",
        "unable to upload the file; WhatsApp does not take files of this type",
      );
    case "empty":
      return new DomainError("media.empty", "unable to upload the file; it is empty");
    case "unreadable":
      return new DomainError(
        "media.unreadable",
        "unable to upload the picture; it is damaged or too large to open. Save it anew and add it again",
      );
    case "broken":
      return new DomainError("input.invalid", "unable to upload the file; it did not arrive whole");
  }
}
