import type { RouterOutputs } from "@parley/api/routers";
import { ExternalLink, FileText } from "lucide-react";
import { fileAddress } from "../content/file-address.ts";
import { sizeWords } from "../content/size-words.ts";
import { useInbox } from "../inbox-context.ts";
import { fullTime } from "../time-words.ts";
import { SharedPicture } from "./shared-picture.tsx";

type Shared = RouterOutputs["messages"]["shared"]["items"][number];

type Props = { kind: "media" | "documents" | "links"; items: readonly Shared[] };

/** What was shared, latest first: a grid of pictures, or lines of documents or links. */
export function SharedItems({ kind, items }: Props) {
  if (kind === "media") {
    return (
      <ul className="grid grid-cols-3 gap-1">
        {items.map((item) => (
          <li key={item.messageId}>
            <SharedPicture type={item.type} file={item.file} at={item.at} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {items.map((item) => (
        <li key={item.messageId}>
          {kind === "documents" ? <SharedDocument item={item} /> : <SharedLinks item={item} />}
        </li>
      ))}
    </ul>
  );
}

const lineLook = "flex items-center gap-2.5 px-3 py-2.5 text-sm";

function SharedDocument({ item: { file, at } }: { item: Shared }) {
  const { slug } = useInbox();
  const name = file?.filename ?? "Document";
  const isThere = file?.state === "stored";
  const facts = [
    fullTime(at),
    file?.sizeBytes != null && sizeWords(file.sizeBytes),
    !isThere && "not here",
  ];
  const words = (
    <>
      <FileText aria-hidden className="size-5 shrink-0 text-accent-ink" />
      <span className="min-w-0">
        <span dir="auto" className="block truncate font-medium">
          {name}
        </span>
        <span className="tabular block text-muted text-xs">
          {facts.filter(Boolean).join(" · ")}
        </span>
      </span>
    </>
  );
  if (!isThere || file === null) return <p className={lineLook}>{words}</p>;
  return (
    <a
      href={fileAddress(slug, file.id)}
      download={name}
      className={`${lineLook} hover:bg-hover focus-visible:-outline-offset-2`}
    >
      {words}
    </a>
  );
}

function SharedLinks({ item: { links, at } }: { item: Shared }) {
  return links.map((href) => (
    <a
      key={href}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={`${lineLook} hover:bg-hover focus-visible:-outline-offset-2`}
    >
      <ExternalLink aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0">
        <span className="block truncate font-medium text-accent-ink">{href}</span>
        <span className="tabular block text-muted text-xs">{fullTime(at)}</span>
      </span>
    </a>
  ));
}
