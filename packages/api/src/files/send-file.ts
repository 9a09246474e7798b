import type { CoreDeps } from "@parley/core/command";
import { type FileStore, findFile, openFileLink } from "@parley/core/media";
import type { Keyring } from "@parley/core/secrets";
import { DomainError } from "@parley/domain/errors";
import { type MediaId, parseId } from "@parley/domain/ids";
import { answerRefusals } from "./answer-refusals.ts";
import { enterFor, type FileContext } from "./file-context.ts";
import { serveFile } from "./serve-file.ts";

/** Sends a file to a member of its workspace. Any other file answers like one that is not there (T-01). */
export function sendFile(
  context: FileContext,
  mediaId: string,
  request: Request,
): Promise<Response> {
  return answerRefusals(async () => {
    const scope = await enterFor(context);
    const id = parseId<MediaId>(mediaId);
    const file = id === null ? null : await findFile(context.deps, scope, id);
    if (file === null) {
      throw new DomainError("media.not_found", "unable to open the file; it does not exist");
    }
    return serveFile(request, file, context.deps.files);
  });
}

export type LinkedFileDeps = CoreDeps & { files: FileStore; keyring: Keyring };

/** Sends the file behind a signed link to whoever has it, while it lives; else 404 without a word. */
export async function sendLinkedFile(
  deps: LinkedFileDeps,
  token: string,
  request: Request,
): Promise<Response> {
  const link = openFileLink(token, deps.keyring, deps.clock?.() ?? new Date());
  const file = link && (await findFile(deps, link.scope, link.mediaId));
  if (file === null) return new Response(null, { status: 404 });
  return serveFile(request, file, deps.files);
}
