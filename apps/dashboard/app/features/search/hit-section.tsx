import { Children, type ReactNode } from "react";

type Props = {
  title: string;
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };
  children: ReactNode;
};

/** One kind of hits under its heading, with the way to more of them; nothing without hits. */
export function HitSection({ title, pages, children }: Props) {
  if (Children.count(children) === 0) return null;
  return (
    <section aria-label={`Found ${title.toLowerCase()}`} className="pb-2">
      <h2 className="sticky top-0 z-10 bg-surface px-3 pt-3 pb-1 font-medium text-muted text-xs">
        {title}
      </h2>
      <ul>{children}</ul>
      {pages.hasNextPage && (
        <button
          type="button"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
          className="mx-3 mt-1 rounded-md px-2 py-1 font-medium text-accent-ink text-sm hover:bg-hover disabled:opacity-55"
        >
          {pages.isFetchingNextPage ? "Loading…" : `More ${title.toLowerCase()}`}
        </button>
      )}
    </section>
  );
}
