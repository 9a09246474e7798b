import type { Line } from "../meta/index.ts";
import type { Store } from "../store/index.ts";
import type { TwilioLine } from "./twilio-line.ts";

/** One line for every chat: what goes to or from a Twilio sender takes Twilio's, the rest Meta's. */
export function switchLines(store: Store, meta: Line, twilio: TwilioLine): Line {
  const lineOf = ({ phoneNumberId }: { phoneNumberId: string }) =>
    store.get("twilioSender", phoneNumberId) ? twilio : meta;
  const ofMessage = (id: string) => lineOf(store.get("message", id) ?? { phoneNumberId: "" });
  return {
    ...meta,
    // Edits, deletions and events of accounts are told by Meta alone.
    emit: (element) => {
      if (!store.get("twilioSender", element.phoneNumberId)) meta.emit(element);
    },
    reach: (message, status) =>
      lineOf(message) === twilio ? twilio.force(message.id, status) : meta.reach(message, status),
    emitMessage: (message) => lineOf(message).emitMessage(message),
    progress: (id, isHurried) => ofMessage(id).progress(id, isHurried),
    progressAll: (customerId) => {
      for (const message of store.list("message"))
        if (customerId === undefined || message.customerId === customerId)
          lineOf(message).progress(message.id);
    },
    markRead: (id) => ofMessage(id).markRead(id),
    clear: () => {
      meta.clear();
      twilio.clear();
    },
  };
}
