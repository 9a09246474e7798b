import { useNavigate, useRouteLoaderData } from "@remix-run/react";
import { Command } from "cmdk";
import { useEffect, useRef, useState } from "react";
import type { WorkspaceData } from "../../routes/workspace.tsx";
import type { ConversationId } from "../inbox/inbox-views.ts";
import { Keys } from "./keys.tsx";
import { PaletteGroup } from "./palette-group.tsx";
import { PaletteItem } from "./palette-item.tsx";
import { PalettePeople } from "./palette-people.tsx";
import { type Shortcut, shortcuts } from "./shortcut-of.ts";

type Props = {
  openedId: ConversationId | null;
  onRun: (name: Shortcut) => void;
  onClose: () => void;
};

const forOpened: readonly Shortcut[] = ["reply", "assign", "close"];
const never: readonly Shortcut[] = ["palette", "next", "previous"];

/** Everything one can do and everyone one can write to, by typing a part of its name. */
export function CommandPalette({ openedId, onRun, onClose }: Props) {
  const workspace = useRouteLoaderData<WorkspaceData>("routes/workspace");
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // By itself the dialog would focus what stands around the field.
    field.current?.focus();
  }, []);
  // The dialog gives the focus back as it closes; what runs may then take it elsewhere.
  const andThen = (act: () => void) => () => {
    dialog.current?.close();
    act();
  };
  const usable = shortcuts.filter(
    ({ name }) => !never.includes(name) && (openedId !== null || !forOpened.includes(name)),
  );
  const others = workspace?.workspaces.filter(({ slug }) => slug !== workspace.current.slug) ?? [];
  return (
    <dialog
      ref={dialog}
      aria-label="Command palette"
      onClose={onClose}
      className="mx-auto mt-[12dvh] mb-auto w-140 max-w-[calc(100vw-1.5rem)] overflow-hidden rounded-xl bg-raised p-0 text-ink shadow-raised backdrop:bg-black/40 open:animate-appear"
    >
      <Command label="Commands" loop>
        <Command.Input
          ref={field}
          value={typed}
          onValueChange={setTyped}
          placeholder="Type a command or a name"
          className="h-12 w-full border-line border-b bg-transparent px-4 text-lg text-ink outline-none placeholder:text-muted"
        />
        <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-1.5">
          <Command.Empty className="px-4 py-8 text-center text-muted text-sm">
            Nothing by that name.
          </Command.Empty>
          <PalettePeople typed={typed} andThen={andThen} />
          <PaletteGroup heading="Actions">
            {usable.map(({ name, keys, words }) => (
              <PaletteItem key={name} value={words} onSelect={andThen(() => onRun(name))}>
                {words}
                <Keys keys={keys} />
              </PaletteItem>
            ))}
          </PaletteGroup>
          {others.length > 0 && (
            <PaletteGroup heading="Workspaces">
              {others.map(({ slug, name }) => (
                <PaletteItem
                  key={slug}
                  value={`Go to ${name}`}
                  keywords={[slug]}
                  onSelect={andThen(() => navigate(`/app/${slug}/inbox`))}
                >
                  Go to {name}
                </PaletteItem>
              ))}
            </PaletteGroup>
          )}
        </Command.List>
      </Command>
    </dialog>
  );
}
