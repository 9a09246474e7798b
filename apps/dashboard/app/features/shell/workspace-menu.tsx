import { lazy } from "react";
import { LazyMenu } from "../../components/lazy-menu.tsx";
import type { CurrentView, MembershipView } from "./shell-views.ts";
import { WorkspaceMark } from "./workspace-mark.tsx";

const load = () => import("./workspace-menu-items.tsx");
const Loaded = lazy(async () => ({ default: (await load()).WorkspaceMenuItems }));

/** Shows the workspace one is in, and the way to the others. */
export function WorkspaceMenu(props: { current: CurrentView; workspaces: MembershipView[] }) {
  const { name, slug } = props.current;
  const trigger = (
    <button
      type="button"
      aria-label={`Workspace ${name}`}
      className="flex min-w-0 items-center gap-2 rounded-lg"
    >
      <WorkspaceMark name={name} slug={slug} />
      <span className="max-w-40 truncate font-semibold md:hidden">{name}</span>
    </button>
  );
  return <LazyMenu trigger={trigger} Loaded={Loaded} load={load} menu={props} />;
}
