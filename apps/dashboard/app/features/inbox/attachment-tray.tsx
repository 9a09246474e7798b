import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { Input } from "../../components/input.tsx";
import { contentIcon } from "./content/content-icon.tsx";
import { sizeWords } from "./content/size-words.ts";
import type { TrayFile } from "./tray-state.ts";
import type { TrayControl } from "./use-tray.ts";

/** Above the composer: the files that go with the next Send, and how far each is (S0.8–S0.13). */
export function AttachmentTray({ control }: { control: TrayControl }) {
  return (
    <ul
      aria-label="Files to send"
      className="max-h-72 space-y-2 overflow-y-auto border-t border-line bg-surface px-3 pt-3 md:px-4"
    >
      {control.tray.map((file) => (
        <TrayRow key={file.key} file={file} control={control} />
      ))}
    </ul>
  );
}

function TrayRow({ file, control }: { file: TrayFile; control: TrayControl }) {
  const { key, name, sizeBytes, state, problem } = file;
  const isBad = state === "refused" || state === "failed";
  return (
    <li
      className={`flex gap-3 rounded-lg border p-2 ${isBad ? "border-danger-line bg-danger-soft" : "border-line"}`}
    >
      <Thumbnail file={file} source={control.source(key)} />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <p dir="auto" className="min-w-0 flex-1 truncate font-medium text-sm">
            {name}
          </p>
          <span className="tabular shrink-0 text-muted text-xs">{sizeWords(sizeBytes)}</span>
        </div>
        {problem !== null && (
          <p role="alert" className="text-danger-ink text-xs">
            {problem}
          </p>
        )}
        {state === "failed" && (
          <button
            type="button"
            onClick={() => control.retry(key)}
            className="font-semibold text-danger-ink text-xs underline underline-offset-2"
          >
            Upload again
          </button>
        )}
        {state === "uploading" && (
          <progress
            aria-label={`Uploading ${name}`}
            max={1}
            value={file.progress}
            className="mt-1 h-1.5 w-full accent-accent"
          />
        )}
        {!isBad && file.hasCaption && (
          <div className="mt-1.5">
            <Input
              aria-label={`Caption of ${name}`}
              placeholder="Caption"
              dir="auto"
              maxLength={1024}
              value={file.caption}
              onChange={(event) => control.caption(key, event.target.value)}
            />
          </div>
        )}
      </div>
      <IconButton label={`Remove ${name}`} onClick={() => control.remove(key)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </li>
  );
}

function Thumbnail({ file, source }: { file: TrayFile; source: File | undefined }) {
  const [address, setAddress] = useState<string | null>(null);
  const isImage = file.kind === "image";
  useEffect(() => {
    if (!isImage || source === undefined) return;
    const made = URL.createObjectURL(source);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [isImage, source]);
  const Icon = contentIcon(file.kind ?? "document");
  return (
    <span className="flex size-12 shrink-0 items-center justify-center overflow-hidden rounded-md bg-ink/6">
      {address === null ? (
        Icon && <Icon aria-hidden className="size-5 text-muted" />
      ) : (
        <img src={address} alt="" className="size-full object-cover" />
      )}
    </span>
  );
}
