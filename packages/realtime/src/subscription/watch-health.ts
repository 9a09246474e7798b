import {
  type ConnectionHealth,
  type ConnectionState,
  connectionHealth,
  outagePatienceMs,
  pollIntervalMs,
} from "./connection-health.ts";
import type { RealtimeClient } from "./realtime-client.ts";

/** Tells of the connection's health, and when to ask the server because there is no connection. */
export function watchHealth(listener: {
  onHealth(health: ConnectionHealth): void;
  onPoll(): void;
}): { follow(client: RealtimeClient): void; fail(): void; stop(): void } {
  let state: ConnectionState = "initialized";
  let isOutage = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const poll = () => {
    if (!isOutage) {
      isOutage = true;
      tell();
    }
    timer = setTimeout(poll, pollIntervalMs);
    listener.onPoll();
  };
  const tell = () => listener.onHealth(connectionHealth(state, isOutage));
  const change = (next: ConnectionState) => {
    if (isStopped) return;
    state = next;
    if (state === "connected") {
      isOutage = false;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    } else {
      timer ??= setTimeout(poll, outagePatienceMs);
    }
    tell();
  };
  change("initialized");

  return {
    follow(client) {
      client.connection.on(({ current }) => change(current));
      change(client.connection.state);
    },
    fail: () => change("failed"),
    stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
