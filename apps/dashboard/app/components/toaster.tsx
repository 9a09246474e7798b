import { CircleAlert, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { IconButton } from "./icon-button.tsx";
import { dismissToast, toastStore } from "./toasts.ts";

/** Where short messages appear, and are read out. */
export function Toaster() {
  const { subscribe, read } = toastStore;
  const toasts = useSyncExternalStore(subscribe, read, read);
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 left-4 z-50 flex flex-col items-end gap-2"
    >
      {toasts.map(({ id, message }) => (
        <div
          key={id}
          className="pointer-events-auto flex w-full max-w-96 animate-appear items-start gap-3 rounded-lg bg-raised py-2.5 pr-2 pl-3.5 text-sm shadow-raised"
        >
          <CircleAlert aria-hidden="true" className="mt-1.5 size-4 shrink-0 text-danger-ink" />
          <p className="min-w-0 flex-1 py-1">{message}</p>
          <IconButton label="Dismiss" onClick={() => dismissToast(id)}>
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
