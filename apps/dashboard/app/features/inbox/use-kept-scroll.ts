import { type RefObject, useEffect, useLayoutEffect } from "react";

const positions = new Map<string, number>();
const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** Brings a scroller back to where it was when it was last shown under this name. */
export function useKeptScroll(scroller: RefObject<HTMLElement>, name: string): void {
  useBrowserLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = positions.get(name) ?? 0;
    const keep = () => positions.set(name, element.scrollTop);
    element.addEventListener("scroll", keep, { passive: true });
    return () => element.removeEventListener("scroll", keep);
  }, [scroller, name]);
}
