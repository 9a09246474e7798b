import { lazy } from "react";
import { Avatar } from "../../components/avatar.tsx";
import { LazyMenu } from "../../components/lazy-menu.tsx";
import type { CurrentView } from "./shell-views.ts";

const load = () => import("./user-menu-items.tsx");
const Loaded = lazy(async () => ({ default: (await load()).UserMenuItems }));

/** The way to everything about the person who is signed in. */
export function UserMenu({ current }: { current: CurrentView }) {
  const { fullName, id } = current.user;
  const trigger = (
    <button type="button" aria-label={`Account of ${fullName}`} className="block rounded-full">
      <Avatar name={fullName} seed={id} />
    </button>
  );
  return <LazyMenu trigger={trigger} Loaded={Loaded} load={load} menu={{ current }} />;
}
