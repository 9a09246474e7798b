import type { ProviderId } from "@parley/domain/messages";
import { Mic, SendHorizontal } from "lucide-react";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
} from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { charactersLeft, isSendKey } from "./composer-state.ts";
import { useAutoGrow } from "./use-auto-grow.ts";

type Props = {
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
  /** Why nothing can be written; null when it can. */
  lockedWords: string | null;
  /** false until the page can react: what is typed before would be lost. */
  isReady: boolean;
  /** Chosen files: how many, and whether all of them may go. */
  files: { count: number; isReady: boolean };
  provider: ProviderId;
  field: RefObject<HTMLTextAreaElement>;
  attach: ReactNode;
  onRecord: () => void;
  onPaste: (event: ClipboardEvent) => void;
};

/** Where a message is written: Enter sends, Shift+Enter starts a line (S0.5, S0.6, S3.10). */
export function Composer(props: Props) {
  const { text, onText, onSend, lockedWords, isReady, files, provider, field } = props;
  const hintId = useId();
  useAutoGrow(field, text);
  const isLocked = lockedWords !== null || !isReady;
  const left = charactersLeft(text, provider);
  const hasContent = text.trim() !== "" || files.count > 0;
  const isFitting = (left === null || left >= 0) && (files.count === 0 || files.isReady);
  const canSend = !isLocked && hasContent && isFitting;
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, keyCode, nativeEvent } = event;
    const { isComposing } = nativeEvent;
    if (!isSendKey({ key, shiftKey, keyCode, isComposing })) return;
    event.preventDefault();
    if (canSend) onSend();
  };
  return (
    <form
      className="bg-surface px-3 py-3 md:px-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) onSend();
      }}
    >
      <div
        className={`flex items-end gap-1 rounded-lg border p-1.5 transition-colors focus-within:border-accent focus-within:ring-1 focus-within:ring-accent ${lockedWords === null ? "border-line-strong bg-surface" : "border-line bg-sunken"}`}
      >
        {props.attach}
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          data-shortcut="reply"
          aria-label="Message"
          aria-describedby={hintId}
          placeholder={lockedWords ?? "Write a message"}
          value={text}
          disabled={isLocked}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={props.onPaste}
          className="max-h-44 min-h-8 min-w-0 flex-1 resize-none bg-transparent px-2 py-1.5 text-base text-ink outline-none placeholder:text-muted disabled:cursor-not-allowed"
        />
        <IconButton label="Record a voice message" disabled={isLocked} onClick={props.onRecord}>
          <Mic aria-hidden className="size-4.5" />
        </IconButton>
        <button
          type="submit"
          aria-label="Send"
          disabled={!canSend}
          className="flex h-8 shrink-0 items-center gap-1.5 rounded-md bg-accent px-3 text-sm font-semibold text-on-accent transition-colors hover:bg-accent-hover disabled:cursor-not-allowed disabled:bg-hover disabled:text-muted"
        >
          <SendHorizontal aria-hidden className="size-4" />
          <span className="max-sm:hidden">Send</span>
        </button>
      </div>
      <div className="mt-1.5 flex min-h-4 justify-between gap-3 px-1 text-2xs text-muted">
        <span id={hintId} className="max-sm:sr-only">
          {lockedWords === null && "Enter to send · Shift + Enter for a new line"}
        </span>
        {left !== null && (
          <span
            role="status"
            className={`tabular ml-auto ${left < 0 ? "font-semibold text-danger-ink" : ""}`}
          >
            {left < 0 ? `${-left} characters too many` : `${left} characters left`}
          </span>
        )}
      </div>
    </form>
  );
}
