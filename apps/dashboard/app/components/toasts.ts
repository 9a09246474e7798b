export type Toast = { id: number; message: string };

const lifeMs = 8_000;
const maxShown = 3;

let shown: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Shows a short message about something that did not happen, for 8 s. */
export function showToast(message: string): void {
  lastId += 1;
  const toast = { id: lastId, message };
  update([...shown.filter((other) => other.message !== message), toast].slice(-maxShown));
  setTimeout(() => dismissToast(toast.id), lifeMs);
}

export function dismissToast(id: number): void {
  update(shown.filter((toast) => toast.id !== id));
}

/** The toasts there are, oldest first, as a store for `useSyncExternalStore`. */
export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): readonly Toast[] => shown,
};

function update(toasts: readonly Toast[]): void {
  shown = toasts;
  for (const listener of listeners) listener();
}
