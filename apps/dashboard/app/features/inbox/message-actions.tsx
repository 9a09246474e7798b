import { ChevronDown } from "lucide-react";
import { lazy } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { LazyMenu } from "../../components/lazy-menu.tsx";
import type { MessageView } from "./inbox-views.ts";
import type { Thread } from "./thread-context.ts";

const load = () => import("./message-menu.tsx");
const Loaded = lazy(async () => ({ default: (await load()).MessageMenu }));

/** Beside a bubble: reply, react, copy. One stop of the Tab key, shown when pointed at or focused. */
export function MessageActions({ message, thread }: { message: MessageView; thread: Thread }) {
  const trigger = (
    <IconButton
      label="Message actions"
      className="rounded-full opacity-0 transition-opacity focus-visible:opacity-100 group-hover/bubble:opacity-100 data-[state=open]:opacity-100 [@media(hover:none)]:opacity-100"
    >
      <ChevronDown aria-hidden className="size-4" />
    </IconButton>
  );
  return <LazyMenu trigger={trigger} Loaded={Loaded} load={load} menu={{ message, thread }} />;
}
