import { extensionOf } from "@parley/domain/messages";
import { Download, FileText } from "lucide-react";
import { useInbox } from "../inbox-context.ts";
import { fileAddress } from "./file-address.ts";
import { type Media, MediaGate } from "./media-gate.tsx";
import { sizeWords } from "./size-words.ts";

/** A document by its name, type and size, to be downloaded (S0.13, S1.20). */
export function DocumentContent({ media }: { media: Media }) {
  const { slug } = useInbox();
  return (
    <MediaGate kind="document" media={media}>
      {({ id, filename, mimeType, sizeBytes }) => {
        const extension = extensionOf(mimeType);
        const name = filename ?? (extension === null ? "Document" : `Document.${extension}`);
        const facts = [extension?.toUpperCase(), sizeBytes !== null && sizeWords(sizeBytes)];
        return (
          <a
            href={fileAddress(slug, id)}
            download={name}
            className="my-0.5 flex w-64 max-w-full items-center gap-2.5 rounded-lg bg-canvas/60 px-2.5 py-2 hover:bg-canvas"
          >
            <FileText aria-hidden className="size-6 shrink-0 text-accent-ink" />
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate font-medium">
                {name}
              </span>
              <span className="tabular block text-muted text-xs">
                {facts.filter(Boolean).join(" · ")}
              </span>
            </span>
            <Download aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="sr-only">Download</span>
          </a>
        );
      }}
    </MediaGate>
  );
}
