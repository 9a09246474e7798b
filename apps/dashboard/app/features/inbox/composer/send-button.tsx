import { SendHorizontal } from "lucide-react";

/** Sends what is written; on a phone the icon alone. */
export function SendButton({ isOff }: { isOff: boolean }) {
  return (
    <button
      type="submit"
      aria-label="Send"
      disabled={isOff}
      className="flex h-8 shrink-0 items-center gap-1.5 rounded-md bg-accent px-3 text-sm font-semibold text-on-accent transition-colors hover:bg-accent-hover disabled:cursor-not-allowed disabled:bg-hover disabled:text-muted"
    >
      <SendHorizontal aria-hidden className="size-4" />
      <span className="max-sm:hidden">Send</span>
    </button>
  );
}
