/** @typedef {{ kind: string, [option: string]: unknown }} Fault */

/** The fault buttons in groups: what meets a send, a status or webhook, a template, a file. @type {[string, [string, Fault][]][]} */
export const FAULTS = [
  [
    "The next send",
    [
      ["Accept, never answer", { kind: "accept-then-timeout" }],
      ["Accept, then reset", { kind: "accept-then-reset" }],
      ["Reset before body", { kind: "reset-before-body" }],
      ["Reset after a byte", { kind: "reset-after-byte" }],
      ["500", { kind: "error-500" }],
      ["502 HTML", { kind: "bad-gateway" }],
      ["503", { kind: "service-unavailable" }],
      ["429 rate limit", { kind: "rate-limit", retryAfterSeconds: 3 }],
      ["Pair rate limit", { kind: "pair-rate-limit" }],
      ["Token expired", { kind: "token-expired" }],
      ["Answer 3 s late", { kind: "delay", delayMs: 3000 }],
    ],
  ],
  [
    "Statuses and webhooks",
    [
      ["Status before answer", { kind: "status-before-response" }],
      ["Statuses twice", { kind: "duplicate-statuses" }],
      ["Statuses reversed", { kind: "reordered-statuses" }],
      ["Statuses lost", { kind: "lost-statuses" }],
      ["Fails later (131026)", { kind: "failed-status" }],
      ["Webhook twice", { kind: "duplicate-webhooks" }],
      ["Batch of 3", { kind: "batched-webhooks", size: 3 }],
      ["Webhook 3 s late", { kind: "delay-webhooks", delayMs: 3000 }],
    ],
  ],
  [
    "Templates and files",
    [
      ["Template paused", { kind: "pause-template" }],
      ["Template held 5 s", { kind: "hold-template", holdMs: 5000 }],
      ["Held, then paused", { kind: "hold-template", holdMs: 3000, outcome: "paused" }],
      ["Media lookup 503", { kind: "media-lookup-error" }],
      ["Media gone", { kind: "media-gone" }],
      ["Media 503", { kind: "media-error" }],
      ["Media cut in half", { kind: "media-cut" }],
    ],
  ],
];
