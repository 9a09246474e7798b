import { type RefObject, useEffect } from "react";

let hasPageLoaded = false;

/** Puts the cursor into the field when a conversation is opened with a mouse or keyboard at hand. */
export function useFocusOnOpen(field: RefObject<HTMLElement>): void {
  useEffect(() => {
    if (!hasPageLoaded || !window.matchMedia("(pointer: fine)").matches) return;
    field.current?.focus({ preventScroll: true });
  }, [field]);
}

/** For what holds the threads: one that the page came with is not focused, later ones are. */
export function useNotePageLoad(): void {
  // An effect of the parent runs after those of its children: the page's own thread was there first.
  useEffect(() => {
    hasPageLoaded = true;
  }, []);
}
