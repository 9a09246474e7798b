import { useEffect, useRef } from "react";
import { placeTooltip } from "./place-tooltip.ts";

const delayMs = 350;

/**
 * Shows the `data-tooltip` of what is under the pointer or has the keyboard's focus. One for the
 * whole page. It repeats an accessible name, so it is hidden from screen readers; Escape hides it.
 */
export function TooltipLayer() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => (ref.current === null ? undefined : watchTooltips(ref.current)), []);
  return (
    <div
      ref={ref}
      aria-hidden="true"
      hidden
      className="pointer-events-none fixed z-50 max-w-64 animate-appear rounded-sm bg-ink px-2 py-1 text-surface text-xs"
    />
  );
}

/** Listens until the returned function is called. */
function watchTooltips(layer: HTMLElement): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    layer.hidden = true;
  };
  const show = (anchor: HTMLElement) => {
    layer.textContent = anchor.dataset.tooltip ?? "";
    layer.hidden = false;
    placeTooltip(layer, anchor);
  };
  const onPointerOver = (event: PointerEvent) => {
    hide();
    const anchor = anchorOf(event.target);
    if (anchor && event.pointerType === "mouse") timer = setTimeout(show, delayMs, anchor);
  };
  const onFocusIn = (event: FocusEvent) => {
    hide();
    const anchor = anchorOf(event.target);
    if (anchor?.matches(":focus-visible")) show(anchor);
  };
  document.addEventListener("pointerover", onPointerOver, { signal });
  document.addEventListener("focusin", onFocusIn, { signal });
  for (const name of ["pointerdown", "focusout", "keydown"] as const) {
    document.addEventListener(name, hide, { signal });
  }
  document.addEventListener("scroll", hide, { signal, capture: true, passive: true });
  return () => {
    hide();
    listening.abort();
  };
}

function anchorOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;
}
