import type { Store } from "../store/index.ts";

/** The simulator's own time: the machine's, shifted. */
export type Clock = {
  /** Unix milliseconds. */
  now: () => number;
  offsetMs: () => number;
  setOffset: (offsetMs: number) => void;
};

/** A clock whose shift is kept in the store. `machineNow` gives Unix milliseconds. */
export function createClock(store: Store, machineNow: () => number): Clock {
  const offsetMs = () => store.get("clock", "clock")?.offsetMs ?? 0;
  return {
    now: () => machineNow() + offsetMs(),
    offsetMs,
    setOffset: (next) => store.put("clock", "clock", { offsetMs: next }),
  };
}
