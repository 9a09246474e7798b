import { Dialog } from "../../components/dialog.tsx";
import { useSetting } from "../settings/create-setting.ts";
import { Keys } from "./keys.tsx";
import { shortcuts } from "./shortcut-of.ts";
import { singleKeysSetting } from "./single-keys-setting.ts";

/** Every shortcut, and the switch for those of a single key. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const isOn = useSetting(singleKeysSetting) === "on";
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <ul className="divide-y divide-line">
        {shortcuts.map(({ name, keys, words }) => (
          <li key={name} className="flex items-center justify-between gap-4 py-2 text-sm">
            {words}
            <Keys keys={keys} />
          </li>
        ))}
        <li className="flex items-center justify-between gap-4 py-2 text-sm">
          Move in a list
          <Keys keys={["↑", "↓"]} />
        </li>
        <li className="flex items-center justify-between gap-4 py-2 text-sm">
          Send, or start a new line
          <Keys keys={["Enter", "Shift Enter"]} />
        </li>
      </ul>
      <label className="mt-3 flex cursor-pointer items-start gap-2.5 rounded-lg bg-sunken p-3 text-sm">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => singleKeysSetting.write(event.target.checked ? "on" : "off")}
          className="mt-0.5 size-4 accent-accent"
        />
        <span>
          Shortcuts of a single key
          <span className="block text-muted text-xs">
            They never act while you write. Switch them off if you use speech input.
          </span>
        </span>
      </label>
    </Dialog>
  );
}
