import { useSyncExternalStore } from "react";

/** A choice this browser remembers. */
export type Setting<Value extends string> = {
  read(): Value;
  write(value: Value): void;
  subscribe(listener: () => void): () => void;
  values: readonly Value[];
};

/**
 * A choice between words, the first until one chooses; kept in this browser for all its tabs. One that keeps nothing
 * keeps the choice for the page.
 */
export function createSetting<const Value extends string>(
  key: string,
  values: readonly [Value, ...Value[]],
): Setting<Value> {
  const listeners = new Set<() => void>();
  let chosen: Value | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const onStorage = (event: StorageEvent) => {
    if (event.key !== key) return;
    chosen = null;
    tell();
  };
  return {
    values,
    read: () => chosen ?? values.find((value) => value === stored(key)) ?? values[0],
    write(value) {
      chosen = value;
      try {
        localStorage.setItem(key, value);
      } catch {
        // Storage may be switched off or full: the page remembers.
      }
      tell();
    },
    subscribe(listener) {
      if (listeners.size === 0) window.addEventListener("storage", onStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener("storage", onStorage);
      };
    },
  };
}

/** The chosen value; on the server, and until the page is alive, the first. */
export function useSetting<Value extends string>(setting: Setting<Value>): Value {
  const first = setting.values[0] as Value;
  return useSyncExternalStore(setting.subscribe, setting.read, () => first);
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
