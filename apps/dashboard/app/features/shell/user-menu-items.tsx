import { LogOut } from "lucide-react";
import { useRef } from "react";
import { Avatar } from "../../components/avatar.tsx";
import type { LoadedMenuProps } from "../../components/lazy-menu.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../components/menu.tsx";
import { AlertChoice } from "../alerts/alert-choice.tsx";
import { roleName } from "./role-name.ts";
import type { CurrentView } from "./shell-views.ts";
import { ThemeChoice } from "./theme-choice.tsx";

/** Who is signed in, how the page looks, and the way out. */
export function UserMenuItems({ current, trigger }: { current: CurrentView } & LoadedMenuProps) {
  const { user, role } = current;
  const logOutForm = useRef<HTMLFormElement>(null);
  return (
    <>
      {/* A full page load: nothing of the session stays in memory. */}
      <form ref={logOutForm} method="post" action="/logout" className="hidden" />
      <Menu align="end" trigger={trigger}>
        <div className="flex items-center gap-3 px-2.5 py-2">
          <Avatar name={user.fullName} seed={user.id} />
          <div className="min-w-0">
            <p className="max-w-52 truncate font-medium">{user.fullName}</p>
            <p className="max-w-52 truncate text-muted text-xs">{user.email}</p>
            <p className="text-muted text-xs">{roleName(role)}</p>
          </div>
        </div>
        <MenuSeparator />
        <ThemeChoice />
        <MenuSeparator />
        <AlertChoice />
        <MenuSeparator />
        <MenuItem onSelect={() => logOutForm.current?.requestSubmit()}>
          <LogOut aria-hidden="true" />
          Log out
        </MenuItem>
      </Menu>
    </>
  );
}
