import type { MessageView } from "../inbox-views.ts";

type Props = {
  quoted: MessageView["quoted"] & {};
  contactName: string;
  /** Absent where one cannot get there from here. */
  onOpen?: (() => void) | undefined;
};

/** What a message answers; a click leads to it (S0.15). */
export function QuotedSnippet({ quoted, contactName, onOpen }: Props) {
  const { direction, preview } = quoted;
  const words = (
    <>
      {direction !== null && (
        <span dir="auto" className="block truncate font-medium text-accent-ink text-xs">
          {direction === "inbound" ? contactName : "You"}
        </span>
      )}
      <span dir="auto" className="line-clamp-2 block text-muted">
        {preview ?? "The message is not available here"}
      </span>
    </>
  );
  const look =
    "my-0.5 block w-full min-w-0 rounded-md border-accent border-l-3 bg-canvas/60 px-2 py-1 text-left text-sm";
  if (onOpen === undefined) return <div className={look}>{words}</div>;
  return (
    <button type="button" onClick={onOpen} className={`${look} hover:bg-canvas`}>
      <span className="sr-only">In reply to: </span>
      {words}
    </button>
  );
}
