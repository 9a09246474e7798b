import type { ListFilter } from "@parley/domain/conversations";
import { useQueryClient } from "@tanstack/react-query";
import { Check, Plus, Trash2, Users } from "lucide-react";
import type { LoadedMenuProps } from "../../../components/lazy-menu.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../../components/menu.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useInbox } from "../inbox-context.ts";
import { failureSentence } from "./failure-sentence.ts";
import { filterQuery } from "./filter-address.ts";
import { useViews } from "./use-views.ts";

type Props = {
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  onSave: () => void;
};

/** The views there are; what is shown now is marked. */
export function ViewsMenu({ trigger, filter, onFilter, onSave }: Props & LoadedMenuProps) {
  const { api, keys, self } = useInbox();
  const cache = useQueryClient();
  const views = useViews() ?? [];
  const shown = filterQuery(filter);
  const current = views.find((view) => filterQuery(view.filter) === shown);
  const remove = (id: (typeof views)[number]["id"]) =>
    void api.views.delete
      .mutate({ id })
      .catch((error: unknown) => showToast(failureSentence(error)))
      .finally(() => cache.invalidateQueries({ queryKey: keys.views }));
  return (
    <Menu trigger={trigger}>
      <MenuLabel>Saved views</MenuLabel>
      {views.length === 0 && (
        <p className="max-w-64 px-2.5 pb-2 text-muted text-sm">
          None yet. Choose filters, then save them here to come back with one click.
        </p>
      )}
      {views.map((view) => (
        <MenuItem key={view.id} onSelect={() => onFilter(view.filter)}>
          <span className="min-w-0 max-w-56 flex-1 truncate">{view.name}</span>
          {view.isShared && <Users aria-label="Shared with everybody" />}
          {view.id === current?.id && <Check aria-label="Shown now" />}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={onSave}>
        <Plus aria-hidden /> Save what is shown
      </MenuItem>
      {current !== undefined && (current.owner.id === self.id || current.isShared) && (
        <MenuItem onSelect={() => remove(current.id)}>
          <Trash2 aria-hidden /> <span className="truncate">Delete “{current.name}”</span>
        </MenuItem>
      )}
    </Menu>
  );
}
