import type { ListFilter } from "@parley/domain/conversations";
import { Bookmark } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { IconButton } from "../../../components/icon-button.tsx";
import { LazyMenu } from "../../../components/lazy-menu.tsx";

const load = () => import("./views-menu.tsx");
const ViewsMenu = lazy(async () => ({ default: (await load()).ViewsMenu }));
const SaveViewDialog = lazy(async () => ({
  default: (await import("./save-view-dialog.tsx")).SaveViewDialog,
}));

type Props = { filter: ListFilter; onFilter: (filter: ListFilter) => void };

/** Saved views: choose one, save what is shown, remove one. */
export function ViewsButton({ filter, onFilter }: Props) {
  const [isSaving, setSaving] = useState(false);
  const trigger = (
    <IconButton label="Saved views">
      <Bookmark aria-hidden className="size-4" />
    </IconButton>
  );
  const menu = { filter, onFilter, onSave: () => setSaving(true) };
  return (
    <>
      <LazyMenu trigger={trigger} Loaded={ViewsMenu} load={load} menu={menu} />
      {isSaving && (
        <Suspense fallback={null}>
          <SaveViewDialog filter={filter} onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  );
}
