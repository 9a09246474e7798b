import { dayLabel } from "./time-words.ts";
import { useServerNow } from "./use-server-now.ts";

/** The day of the messages below it. */
export function DaySeparator({ at }: { at: Date }) {
  const now = useServerNow(() => 60_000);
  return (
    <div className="sticky top-2 z-10 mt-4 flex justify-center">
      <span className="rounded-full border border-line bg-surface px-2.5 py-0.5 text-2xs font-medium text-muted">
        {dayLabel(at, now)}
      </span>
    </div>
  );
}
