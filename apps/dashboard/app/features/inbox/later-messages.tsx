import { type RefObject, useEffect, useRef } from "react";
import { useInbox } from "./inbox-context.ts";
import type { ConversationId } from "./inbox-views.ts";

type Props = { conversationId: ConversationId; root: RefObject<HTMLElement> };

/** Loads the page after the last message when the bottom of a log comes near that does not reach its end. */
export function LaterMessages({ conversationId, root }: Props) {
  const { threads } = useInbox();
  const bottom = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = bottom.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      threads.loadLater(conversationId).catch(() => {
        timer = setTimeout(load, 3_000);
      });
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        load();
      },
      { root: root.current, rootMargin: "200px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [threads, conversationId, root]);
  return (
    <div ref={bottom} className="animate-breathe space-y-2 py-4">
      <span className="sr-only">Loading later messages</span>
      <div className="h-9 w-1/3 rounded-xl bg-hover" />
    </div>
  );
}
