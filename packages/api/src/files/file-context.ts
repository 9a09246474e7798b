import type { Session } from "@parley/auth/sessions";
import type { CoreDeps } from "@parley/core/command";
import type { FileStore } from "@parley/core/media";
import type { WorkspaceScope } from "@parley/domain/scope";
import { enterWorkspace, notSignedIn } from "../trpc/index.ts";

/** One request about files, by a person. */
export type FileContext = {
  deps: CoreDeps & { files: FileStore };
  session: Session | null;
  workspaceSlug: string;
  requestId: string;
};

/** The scope of the member who asks. Throws `auth.required` or `workspace.not_found`. */
export async function enterFor({ session, ...request }: FileContext): Promise<WorkspaceScope> {
  if (session === null) throw notSignedIn();
  const { scope } = await enterWorkspace({ ...request, session });
  return scope;
}
