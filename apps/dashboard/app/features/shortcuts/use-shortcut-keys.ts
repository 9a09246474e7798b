import { useEffect, useRef } from "react";
import { type Shortcut, shortcutOf } from "./shortcut-of.ts";
import { singleKeysSetting } from "./single-keys-setting.ts";

const fields = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
const choosers = "[role=menu], [role=listbox], [role=dialog], dialog";

/** Calls `run` with each shortcut that is pressed anywhere on the page. */
export function useShortcutKeys(run: (name: Shortcut) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
      const target = event.target instanceof Element ? event.target : null;
      const name = shortcutOf({
        ...{ key, ctrlKey, metaKey, altKey },
        isTaken: isComposing || defaultPrevented,
        isInField: target?.closest(`${fields}, ${choosers}`) != null,
        isInDialog: document.querySelector("dialog[open]") !== null,
        isOn: singleKeysSetting.read() === "on",
      });
      if (name === null) return;
      event.preventDefault();
      latest.current(name);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
