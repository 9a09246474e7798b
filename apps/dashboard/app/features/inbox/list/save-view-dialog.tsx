import type { ListFilter } from "@parley/domain/conversations";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { Field } from "../../../components/field.tsx";
import { Input } from "../../../components/input.tsx";
import { useInbox } from "../inbox-context.ts";
import { failureSentence } from "./failure-sentence.ts";

type Props = { filter: ListFilter; onClose: () => void };

/** Gives the filters in use a name, for oneself or for everybody. */
export function SaveViewDialog({ filter, onClose }: Props) {
  const { api, keys } = useInbox();
  const cache = useQueryClient();
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () => api.views.save.mutate({ name, filter, isShared }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.views });
      onClose();
    },
  });
  const error = save.error === null ? undefined : failureSentence(save.error);
  return (
    <Dialog title="Save view" onClose={onClose}>
      <form
        className="space-y-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "" && !save.isPending) save.mutate();
        }}
      >
        <Field name="view-name" label="Name" error={error}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={60}
              required
              autoComplete="off"
              placeholder="Closing soon, mine"
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <label className="flex min-h-6 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={isShared}
            onChange={({ target }) => setShared(target.checked)}
            className="size-4 accent-accent"
          />
          Share with everybody in the workspace
        </label>
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" isPending={save.isPending}>
            Save view
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
