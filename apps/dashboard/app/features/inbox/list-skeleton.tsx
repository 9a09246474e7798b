/** Rows that are on their way, in the size of real ones. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div aria-hidden className="animate-breathe">
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key) => (
        <div key={key} className="flex gap-3 px-3 py-2.5">
          <div className="size-10 shrink-0 rounded-full bg-hover" />
          <div className="flex-1 space-y-2 pt-1">
            <div className="h-3 w-2/5 rounded-sm bg-hover" />
            <div className="h-3 w-4/5 rounded-sm bg-hover" />
          </div>
        </div>
      ))}
    </div>
  );
}
