import { Download, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "../../../components/icon-button.tsx";

type Props = { source: string; name: string; filename: string | null; onClose: () => void };

/** A picture over the whole page; Escape and the button close it, the focus goes back. */
export function Lightbox({ source, name, filename, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={name}
      onClose={onClose}
      className="m-0 flex h-dvh max-h-none w-screen max-w-none flex-col bg-canvas p-0 text-ink open:animate-appear"
    >
      <div className="flex items-center gap-2 border-b border-line bg-surface px-3 py-2">
        <p dir="auto" className="min-w-0 flex-1 truncate font-medium text-sm">
          {name}
        </p>
        <a
          href={source}
          download={filename ?? "image"}
          aria-label="Download"
          data-tooltip="Download"
          className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <Download aria-hidden className="size-4" />
        </a>
        <IconButton label="Close" onClick={() => dialog.current?.close()}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <div className="flex min-h-0 flex-1 items-center justify-center p-3">
        <img src={source} alt={name} className="max-h-full max-w-full object-contain" />
      </div>
    </dialog>
  );
}
