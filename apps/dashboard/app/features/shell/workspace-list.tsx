import { Link } from "@remix-run/react";
import { Building2, ChevronRight } from "lucide-react";
import { EmptyState } from "../../components/empty-state.tsx";
import { Logo } from "../../components/logo.tsx";
import { LogOutForm } from "./log-out-form.tsx";
import { roleName } from "./role-name.ts";
import type { MembershipView } from "./shell-views.ts";
import { WorkspaceMark } from "./workspace-mark.tsx";

/** The workspaces a person belongs to, to choose one. */
export function WorkspaceList({ workspaces }: { workspaces: MembershipView[] }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col px-5 py-12">
      <Logo className="size-9" />
      <h1 className="mt-6 font-semibold text-2xl tracking-tight">Choose a workspace</h1>
      {workspaces.length === 0 ? (
        <EmptyState icon={Building2} title="You are in no workspace">
          Ask an owner or admin of your team to add you. This page then shows the workspace.
        </EmptyState>
      ) : (
        <ul className="mt-6 divide-y divide-line overflow-hidden rounded-xl bg-surface shadow-raised">
          {workspaces.map(({ slug, name, role }) => (
            <li key={slug}>
              <Link
                to={`/app/${slug}/inbox`}
                className="flex items-center gap-3 px-4 py-3 transition-colors -outline-offset-2 hover:bg-hover"
              >
                <WorkspaceMark name={name} slug={slug} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{name}</span>
                  <span className="block text-muted text-xs">{roleName(role)}</span>
                </span>
                <ChevronRight aria-hidden="true" className="size-4 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <LogOutForm className="mt-6" />
    </main>
  );
}
