import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";

/** Where one panel fills the screen, Escape leads from the conversation back to the list. */
export function useEscapeToList(listPath: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      const isPhone = !window.matchMedia("(min-width: 48rem)").matches;
      const hasDrawer = document.querySelector("dialog[open]") !== null;
      if (isPhone && !hasDrawer) navigate(listPath);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [navigate, listPath]);
}
