/** A stream at work: told of messages and breaks, it keeps its watcher up to date until stopped. */
export type StreamRunner = {
  onMessage(data: unknown): void;
  onContinuityLost(): void;
  /** The machine slept, or the network was away: what was asked before may never be answered. */
  onWake(): void;
  stop(): void;
};
