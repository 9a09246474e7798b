import type { ErrorInfo, Realtime } from "ably";

/** The part of Ably's realtime client that subscriptions use. */
export type RealtimeClient = {
  connection: Pick<Realtime["connection"], "state" | "on" | "connect">;
  channels: { get(name: string): RealtimeChannel; release(name: string): void };
  auth: { authorize(): Promise<unknown> };
  close(): void;
};

export type RealtimeChannel = {
  readonly state: string;
  on(listener: (change: ChannelChange) => void): void;
  off(): void;
  subscribe(listener: (message: { data?: unknown }) => void): Promise<unknown>;
  unsubscribe(): void;
  attach(): Promise<unknown>;
  detach(): Promise<void>;
};

export type ChannelChange = { current: string; resumed: boolean; reason?: ErrorInfo };
