export type DeliveryAttempt = {
  deliveryId: string;
  phoneNumberId: string;
  summary: string;
  attempt: number;
  /** Unix milliseconds of the machine. */
  at: number;
  /** HTTP status, or null when no answer came. */
  status: number | null;
  error: string | null;
  latencyMs: number;
  bytes: number;
  outcome: "delivered" | "will-retry" | "dropped";
};

export type DeliveryLog = {
  add: (attempt: DeliveryAttempt) => void;
  list: () => DeliveryAttempt[];
  clear: () => void;
};

/** The latest attempts, oldest first. `onAdd` hears of each. */
export function createDeliveryLog(
  size: number,
  onAdd: (attempt: DeliveryAttempt) => void,
): DeliveryLog {
  let attempts: DeliveryAttempt[] = [];
  return {
    add: (attempt) => {
      attempts.push(attempt);
      if (attempts.length > size * 2) attempts = attempts.slice(-size);
      onAdd(attempt);
    },
    list: () => attempts.slice(-size),
    clear: () => {
      attempts = [];
    },
  };
}
