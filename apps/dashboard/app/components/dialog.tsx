import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./icon-button.tsx";

type Props = { title: string; size?: "md" | "lg"; onClose: () => void; children: ReactNode };

/** A window in the middle of the page, open while it is mounted; the browser keeps the focus in it. */
export function Dialog({ title, size = "md", onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className={`m-auto max-h-[calc(100dvh-2rem)] max-w-[calc(100vw-2rem)] overflow-y-auto rounded-xl bg-raised p-0 text-ink shadow-raised backdrop:bg-black/40 open:animate-appear ${size === "lg" ? "w-180" : "w-120"}`}
    >
      <div className="flex items-center justify-between gap-3 px-4 pt-3">
        <h2 className="font-semibold text-lg">{title}</h2>
        <IconButton label="Close" onClick={() => dialog.current?.close()}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <div className="p-4 pt-2">{children}</div>
    </dialog>
  );
}
