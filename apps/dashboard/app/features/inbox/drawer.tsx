import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "../../components/icon-button.tsx";

type Props = { isOpen: boolean; onClose: () => void; title: string; children: ReactNode };

/** A panel from the right over the page; the browser keeps the focus in it. Escape closes it. */
export function Drawer({ isOpen, onClose, title, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  useEffect(() => {
    const element = dialog.current;
    // A click on the backdrop reaches the dialog itself; the keyboard has Escape for it.
    const onClick = (event: MouseEvent) => {
      if (event.target === element) element?.close();
    };
    element?.addEventListener("click", onClick);
    return () => element?.removeEventListener("click", onClick);
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-80 max-w-[calc(100vw-2rem)] overflow-y-auto bg-surface p-0 text-ink shadow-raised backdrop:bg-black/40 open:animate-appear"
    >
      {isOpen && (
        <div className="p-4">
          <div className="flex items-center justify-between gap-3">
            <h2 className="font-semibold text-lg">{title}</h2>
            <IconButton label="Close" onClick={() => dialog.current?.close()}>
              <X aria-hidden className="size-4" />
            </IconButton>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
