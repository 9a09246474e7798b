import { type RefObject, useEffect, useRef } from "react";
import { useInbox } from "./inbox-context.ts";
import type { ConversationId } from "./inbox-views.ts";

type Props = { conversationId: ConversationId; root: RefObject<HTMLElement> };

/** Loads the page before the first message when the top of the log comes near. */
export function EarlierMessages({ conversationId, root }: Props) {
  const { threads } = useInbox();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = top.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      threads.loadEarlier(conversationId).catch(() => {
        timer = setTimeout(load, 3_000);
      });
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        load();
      },
      { root: root.current, rootMargin: "300px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [threads, conversationId, root]);
  return (
    <div ref={top} className="animate-breathe space-y-2 py-4">
      <span className="sr-only">Loading earlier messages</span>
      <div className="h-9 w-2/5 rounded-xl bg-hover" />
      <div className="ml-auto h-9 w-1/3 rounded-xl bg-hover" />
    </div>
  );
}
