import { Plus } from "lucide-react";
import { lazy } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { LazyMenu } from "../../components/lazy-menu.tsx";
import type { AttachMenuProps } from "./attach-menu.tsx";

const load = () => import("./attach-menu.tsx");
const Loaded = lazy(async () => ({ default: (await load()).AttachMenu }));

/** The + of the composer: everything that is not text (S0.8, S0.17). */
export function AttachButton(props: AttachMenuProps & { isOff: boolean }) {
  const { isOff, ...menu } = props;
  const trigger = (
    <IconButton label="Attach" disabled={isOff}>
      <Plus aria-hidden className="size-5" />
    </IconButton>
  );
  return <LazyMenu trigger={trigger} Loaded={Loaded} load={load} menu={menu} />;
}
