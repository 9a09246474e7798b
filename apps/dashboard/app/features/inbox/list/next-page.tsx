import type { ListFilter } from "@parley/domain/conversations";
import { useEffect, useRef } from "react";
import { useInbox } from "../inbox-context.ts";
import { ListSkeleton } from "../list-skeleton.tsx";

/** Loads the page after the cursor as soon as the end of the list comes near. */
export function NextPage({ filter }: { filter: ListFilter }) {
  const { lists } = useInbox();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      lists.loadMore(filter).catch(() => {
        timer = setTimeout(load, 3_000);
      });
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        load();
      },
      { rootMargin: "400px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [lists, filter]);
  return (
    <div ref={end}>
      <ListSkeleton rows={2} />
    </div>
  );
}
