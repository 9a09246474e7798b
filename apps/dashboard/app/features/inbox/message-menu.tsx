import { Copy, Reply, SmilePlus } from "lucide-react";
import { useRef } from "react";
import type { LoadedMenuProps } from "../../components/lazy-menu.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../components/menu.tsx";
import { showToast } from "../../components/toasts.ts";
import type { MessageView } from "./inbox-views.ts";
import { isWithCustomer } from "./message-abilities.ts";
import type { Thread } from "./thread-context.ts";

type Props = LoadedMenuProps & { message: MessageView; thread: Thread };

const emojis = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

/** What one can do with a message (S0.15, S0.16). */
export function MessageMenu({ trigger, message, thread }: Props) {
  const { content, status, reactions } = message;
  const isReplying = useRef(false);
  const isReachable = isWithCustomer(status);
  const own = reactions.find(({ author }) => author === "business")?.emoji;
  // The focus goes to where the reply is written, not back to the button.
  const onCloseAutoFocus = (event: Event) => {
    if (!isReplying.current) return;
    isReplying.current = false;
    event.preventDefault();
    thread.reply(message);
  };
  return (
    <Menu trigger={trigger} align="start" onCloseAutoFocus={onCloseAutoFocus}>
      {isReachable && thread.canReact && (
        <>
          <div className="flex gap-0.5">
            {emojis.map((emoji) => (
              <MenuItem
                key={emoji}
                aria-label={emoji === own ? `Take back ${emoji}` : `React with ${emoji}`}
                onSelect={() => thread.react(message, emoji === own ? null : emoji)}
                className={`size-9 justify-center p-0 text-lg ${emoji === own ? "bg-selected" : ""}`}
              >
                {emoji}
              </MenuItem>
            ))}
          </div>
          {own !== undefined && !emojis.includes(own) && (
            <MenuItem onSelect={() => thread.react(message, null)}>
              <SmilePlus aria-hidden /> Take back {own}
            </MenuItem>
          )}
          <MenuSeparator />
        </>
      )}
      {isReachable && thread.canReply && (
        <MenuItem
          onSelect={() => {
            isReplying.current = true;
          }}
        >
          <Reply aria-hidden /> Reply
        </MenuItem>
      )}
      {content.type === "text" && (
        <MenuItem onSelect={() => copy(content.text)}>
          <Copy aria-hidden /> Copy text
        </MenuItem>
      )}
    </Menu>
  );
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).catch(() => showToast("The text could not be copied"));
}
