/** Ably protocol action numbers that this server reads or writes. */
export const Action = {
  heartbeat: 0,
  ack: 1,
  nack: 2,
  connected: 4,
  disconnect: 5,
  disconnected: 6,
  close: 7,
  closed: 8,
  error: 9,
  attach: 10,
  attached: 11,
  detach: 12,
  detached: 13,
  presence: 14,
  message: 15,
  sync: 16,
  auth: 17,
} as const;

/** Action numbers inside a PRESENCE or SYNC frame. */
export const PresenceAction = { absent: 0, present: 1, enter: 2, leave: 3, update: 4 } as const;

/** Bits of ATTACH and ATTACHED `flags` that are not modes. */
export const Flag = {
  hasPresence: 1 << 0,
  hasBacklog: 1 << 1,
  resumed: 1 << 2,
  attachResume: 1 << 5,
} as const;
