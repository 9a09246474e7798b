const bubbles = ["w-2/5", "ml-auto w-1/3", "w-1/2", "ml-auto w-2/5", "ml-auto w-1/4"];

/** A thread on its way. */
export function ThreadSkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-end gap-3 bg-sunken px-6 py-6">
      <span className="sr-only">Loading messages</span>
      {bubbles.map((place) => (
        <div key={place} className={`h-10 animate-breathe rounded-xl bg-hover ${place}`} />
      ))}
    </div>
  );
}
