export type FeedEvent = { event: string; data: unknown };
export type ChangeFeed = {
  publish: (event: string, data: unknown) => void;
  subscribe: (listener: (event: FeedEvent) => void) => () => void;
};

/** What the phones page hears of: one stream of named events. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<(event: FeedEvent) => void>();
  return {
    publish: (event, data) => {
      for (const listener of listeners) listener({ event, data });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
