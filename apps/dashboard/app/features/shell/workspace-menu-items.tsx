import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import type { LoadedMenuProps } from "../../components/lazy-menu.tsx";
import { Menu, MenuItem, MenuLabel } from "../../components/menu.tsx";
import { roleName } from "./role-name.ts";
import type { CurrentView, MembershipView } from "./shell-views.ts";
import { WorkspaceMark } from "./workspace-mark.tsx";

/** The workspaces of the person, the present one marked. */
export function WorkspaceMenuItems(
  props: { current: CurrentView; workspaces: MembershipView[] } & LoadedMenuProps,
) {
  const { current, workspaces, trigger } = props;
  return (
    <Menu align="start" trigger={trigger}>
      <MenuLabel>Workspaces</MenuLabel>
      {workspaces.map(({ slug, name, role }) => (
        <MenuItem key={slug} asChild>
          <Link to={`/app/${slug}/inbox`} aria-current={slug === current.slug ? "true" : undefined}>
            <WorkspaceMark name={name} slug={slug} />
            <span className="min-w-0 flex-1">
              <span className="block max-w-52 truncate font-medium">{name}</span>
              <span className="block text-muted text-xs">{roleName(role)}</span>
            </span>
            {slug === current.slug && <Check aria-hidden="true" />}
          </Link>
        </MenuItem>
      ))}
    </Menu>
  );
}
