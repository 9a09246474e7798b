import type { Role } from "@parley/domain/permissions";
import { useRouteLoaderData } from "@remix-run/react";
import type { WorkspaceData } from "../../../routes/workspace.tsx";

/** The reader's role in this workspace. */
export function useRole(): Role {
  const workspace = useRouteLoaderData<WorkspaceData>("routes/workspace");
  if (workspace === undefined) throw new Error("the panel was opened outside of a workspace");
  return workspace.current.role;
}
