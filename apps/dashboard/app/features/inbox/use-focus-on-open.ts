import { type RefObject, useEffect } from "react";

let hasPageLoaded = false;

/** Puts the cursor into the field when a conversation is opened with a mouse or keyboard at hand. */
export function useFocusOnOpen(field: RefObject<HTMLElement>): void {
  useEffect(() => {
    const isOpenedByPerson = hasPageLoaded;
    hasPageLoaded = true;
    if (!isOpenedByPerson || !window.matchMedia("(pointer: fine)").matches) return;
    field.current?.focus({ preventScroll: true });
  }, [field]);
}
