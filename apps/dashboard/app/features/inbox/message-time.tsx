import { fullTime, timeOfDay } from "./time-words.ts";
import { useHydrated } from "./use-hydrated.ts";

/** The time of day of a message in the reader's time zone; its room is kept until that is known. */
export function MessageTime({ at }: { at: Date }) {
  const isHydrated = useHydrated();
  return (
    <time
      dateTime={at.toISOString()}
      title={isHydrated ? fullTime(at) : undefined}
      className="tabular inline-block min-w-8 text-right"
    >
      {isHydrated ? timeOfDay(at) : "\u00a0"}
    </time>
  );
}
