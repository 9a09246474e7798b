import { X } from "lucide-react";
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "./cn.ts";
import { IconButton } from "./icon-button.tsx";

const placements = {
  centre: "m-auto w-[calc(100vw-2rem)] max-w-md rounded-xl p-5",
  right: "my-0 mr-0 ml-auto h-dvh max-h-none w-80 max-w-[calc(100vw-3rem)] overflow-y-auto p-4",
};

/**
 * A window over the page, in its centre or as a drawer from the right. Escape, × and a click beside
 * it close it; the browser keeps the focus inside and brings it back.
 */
export function Dialog(props: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  placement?: keyof typeof placements;
  children: ReactNode;
}) {
  const { isOpen, onOpenChange, title, placement = "centre", children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (isOpen && ref.current?.open === false) ref.current.showModal();
    if (!isOpen) ref.current?.close();
  }, [isOpen]);
  const close = () => onOpenChange(false);
  const closeFromBeside = (event: MouseEvent) => {
    if (event.target === ref.current && isBeside(event, ref.current)) close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, by the browser
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={close}
      onClick={closeFromBeside}
      className={cn(
        "animate-appear bg-raised text-ink shadow-raised backdrop:bg-black/40",
        placements[placement],
      )}
    >
      {isOpen && (
        <>
          <div className="mb-3 flex items-center justify-between gap-3">
            <h2 id={titleId} className="font-semibold text-lg">
              {title}
            </h2>
            <IconButton label="Close" onClick={close}>
              <X aria-hidden="true" className="size-4" />
            </IconButton>
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}

function isBeside({ clientX, clientY }: MouseEvent, dialog: HTMLElement): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
