import type { ComposerLock } from "./composer-state.ts";

/** What people read while nothing can be written, and why. */
export const lockWords: Record<ComposerLock & {}, { placeholder: string; banner: string }> = {
  window_expired: {
    placeholder: "The 24-hour window has expired",
    banner:
      "The 24-hour window has expired. Send an approved template; you can write freely again as soon as the customer answers.",
  },
  closed: {
    placeholder: "This conversation is closed",
    banner: "This conversation is closed. Reopen it to write.",
  },
  automated: {
    placeholder: "An automation is answering",
    banner: "An automation is answering this customer. Handoff pauses it, so that you can write.",
  },
  blocked: {
    placeholder: "This contact is blocked",
    banner: "This contact is blocked. Unblock the contact to write.",
  },
  number_inactive: {
    placeholder: "This number is switched off",
    banner: "This number is switched off. Ask a workspace owner to switch it on again.",
  },
};
