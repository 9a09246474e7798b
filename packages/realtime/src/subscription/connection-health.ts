/** States of Ably's connection, in its own words. */
export type ConnectionState =
  | "initialized"
  | "connecting"
  | "connected"
  | "disconnected"
  | "suspended"
  | "closing"
  | "closed"
  | "failed";

/** How long without a connection before clients ask the server by themselves. */
export const outagePatienceMs = 5_000;
/** How often they ask while it lasts. */
export const pollIntervalMs = 15_000;

/** What people see: the dot's word, and whether an outage has lasted long enough to say so. */
export type ConnectionHealth = {
  label: "Connected" | "Connecting" | "Disconnected";
  isOutage: boolean;
  /** Nothing will reconnect by itself: access was taken away, or the server refused us. */
  isFinal: boolean;
};

export const initialHealth: ConnectionHealth = {
  label: "Connecting",
  isOutage: false,
  isFinal: false,
};

/**
 * Health from the SDK's state and whether `outagePatienceMs` have passed without a connection.
 * During an outage the tries in between stay "Disconnected": a dot that flickers says nothing.
 */
export function connectionHealth(state: ConnectionState, isOutage: boolean): ConnectionHealth {
  if (state === "connected") return { label: "Connected", isOutage: false, isFinal: false };
  const isTrying = state === "connecting" || state === "initialized";
  const label = isTrying && !isOutage ? "Connecting" : "Disconnected";
  return { label, isOutage, isFinal: state === "failed" };
}
