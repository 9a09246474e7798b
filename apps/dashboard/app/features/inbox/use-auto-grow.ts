import { type RefObject, useEffect, useLayoutEffect } from "react";

const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** Lets a text field grow with its text, up to the `max-height` of its style. */
export function useAutoGrow(field: RefObject<HTMLTextAreaElement>, text: string): void {
  useBrowserLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = "auto";
    element.style.height = text === "" ? "" : `${element.scrollHeight}px`;
  }, [field, text]);
}
