import type { ProviderId } from "@parley/domain/messages";
import type { SlashQuery } from "@parley/domain/quick-replies";
import { Mic } from "lucide-react";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useId,
} from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { applyEdit, selectionOf } from "./composer/apply-edit.ts";
import { insertText, markOfKey, toggleMark } from "./composer/edit-text.ts";
import { EmojiButton } from "./composer/emoji-button.tsx";
import { SendButton } from "./composer/send-button.tsx";
import type { QuickReply } from "./composer/use-quick-replies.ts";
import { useSlash } from "./composer/use-slash.ts";
import { charactersLeft, isSendKey } from "./composer-state.ts";
import { useAutoGrow } from "./use-auto-grow.ts";

const SlashList = lazy(async () => ({
  default: (await import("./composer/slash-list.tsx")).SlashList,
}));

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
  onReply: (reply: QuickReply, query: SlashQuery) => void;
  onManageReplies: () => void;
  onPaste: (event: ClipboardEvent) => void;
};

/** Where a message is written: Enter sends, Shift+Enter starts a line (S0.5, S0.6, S3.10); "/" finds a reply. */
export function Composer(props: Props) {
  const { text, onText, onSend, lockedWords, isReady, files, provider, field } = props;
  const hintId = useId();
  const listId = useId();
  useAutoGrow(field, text);
  const slash = useSlash(text, props.onReply);
  const isLocked = lockedWords !== null || !isReady;
  const left = charactersLeft(text, provider);
  const hasContent = text.trim() !== "" || files.count > 0;
  const isFitting = (left === null || left >= 0) && (files.count === 0 || files.isReady);
  const canSend = !isLocked && hasContent && isFitting;
  const isLooking = slash.query !== null && !isLocked;
  const edit = (emoji: string) => {
    if (field.current) applyEdit(field.current, insertText(selectionOf(field.current), emoji));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, keyCode, nativeEvent } = event;
    const { isComposing } = nativeEvent;
    if (isLooking && slash.onKey(event)) return;
    const mark = markOfKey(event);
    if (mark !== null && !isComposing) {
      event.preventDefault();
      applyEdit(event.currentTarget, toggleMark(selectionOf(event.currentTarget), mark));
      return;
    }
    if (!isSendKey({ key, shiftKey, keyCode, isComposing })) return;
    event.preventDefault();
    if (canSend) onSend();
  };
  return (
    <form
      className="relative bg-surface px-3 py-3 md:px-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) onSend();
      }}
    >
      {isLooking && (
        <Suspense>
          <SlashList id={listId} slash={slash} onManage={props.onManageReplies} />
        </Suspense>
      )}
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
          aria-autocomplete={isLooking ? "list" : undefined}
          aria-controls={isLooking ? listId : undefined}
          aria-activedescendant={
            isLooking && slash.shown?.length ? `${listId}-${slash.active}` : undefined
          }
          placeholder={lockedWords ?? "Write a message"}
          value={text}
          disabled={isLocked}
          onChange={(event) => onText(event.target.value)}
          onSelect={(event) => slash.onCaret(event.currentTarget.selectionEnd)}
          onKeyDown={onKeyDown}
          onPaste={props.onPaste}
          className="max-h-44 min-h-8 min-w-0 flex-1 resize-none bg-transparent px-2 py-1.5 text-base text-ink outline-none placeholder:text-muted disabled:cursor-not-allowed"
        />
        <EmojiButton isOff={isLocked} onPick={edit} onClosed={() => field.current?.focus()} />
        <IconButton label="Record a voice message" disabled={isLocked} onClick={props.onRecord}>
          <Mic aria-hidden className="size-4.5" />
        </IconButton>
        <SendButton isOff={!canSend} />
      </div>
      <ComposerHint id={hintId} isLocked={lockedWords !== null} left={left} />
    </form>
  );
}

type HintProps = { id: string; isLocked: boolean; left: number | null };

function ComposerHint({ id, isLocked, left }: HintProps) {
  return (
    <div className="mt-1.5 flex min-h-4 justify-between gap-3 px-1 text-2xs text-muted">
      <span id={id} className="max-sm:sr-only">
        {!isLocked && "Enter to send · Shift + Enter for a new line · / for quick replies"}
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
  );
}
