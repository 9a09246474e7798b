import { Smile } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { IconButton } from "../../../components/icon-button.tsx";

const load = () => import("./emoji-picker.tsx");
const EmojiPicker = lazy(async () => ({ default: (await load()).EmojiPicker }));

type Props = {
  isOff: boolean;
  onPick: (emoji: string) => void;
  /** The picker is gone: the focus goes back to the text. */
  onClosed: () => void;
};

/** Opens the emojis; they are loaded when they are wanted. */
export function EmojiButton({ isOff, onPick, onClosed }: Props) {
  const [isOpen, setOpen] = useState(false);
  const fetchAhead = () => void load().catch(() => undefined);
  return (
    <>
      <IconButton
        label="Emojis"
        data-emoji-button=""
        disabled={isOff}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
      >
        <Smile aria-hidden className="size-4.5" />
      </IconButton>
      {isOpen && !isOff && (
        <Suspense>
          <EmojiPicker
            onPick={onPick}
            onClose={() => {
              setOpen(false);
              onClosed();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
