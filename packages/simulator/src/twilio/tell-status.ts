import { nextStatus } from "../meta/index.ts";
import type { Message, Status, Store, TwilioMessage, TwilioStatus } from "../store/index.ts";
import type { Clock } from "../timeline/index.ts";
import type { Callback } from "./poster.ts";
import { statusForm } from "./status-form.ts";

const LATEST_FIRST = ["read", "delivered", "sent", "failed"] as const;

/** Lets a message reach a status: on the phone, in the REST API and by the callback. */
export type TellStatus = (message: Message, status: Exclude<Status, "accepted">) => void;

/**
 * Statuses as they happen, except where the message's fault has them doubled, or held until no more
 * can come and then told latest first.
 */
export function createTellStatus(deps: {
  store: Store;
  clock: Clock;
  post: (callback: Omit<Callback, "url"> & { url: string | null }) => void;
}): TellStatus {
  const { store, clock, post } = deps;

  function call(message: TwilioMessage, status: TwilioStatus): void {
    const sender = store.get("twilioSender", message.senderSid);
    if (!sender) return;
    post({
      ...{ senderSid: sender.sid, accountSid: message.accountSid, lane: message.sid },
      summary: `status ${status}`,
      url: message.statusCallback ?? sender.statusCallbackUrl,
      fallbackUrl: null,
      form: statusForm(sender, store.get("customer", message.customerId), message, status),
    });
  }

  return (before, status) => {
    const bubble = { ...before, status, statusAt: { ...before.statusAt, [status]: clock.now() } };
    store.put("message", bubble.id, bubble);
    const resource = store.get("twilioMessage", bubble.id);
    if (!resource) return;
    const reached = advance(resource, bubble, status, clock.now());
    store.put("twilioMessage", reached.sid, reached);
    if (bubble.statusFault === "reordered-statuses") {
      if (nextStatus(bubble, store.get("customer", bubble.customerId))) return;
      for (const held of LATEST_FIRST)
        if (bubble.statusAt[held]) call(reached, wireStatus(reached, held));
      const { statusFault: _, ...released } = bubble;
      store.put("message", bubble.id, released);
      return;
    }
    // What began as `accepted` is told that it is queued; the first status itself has no callback.
    if (resource.status === "accepted") call({ ...resource, status: "queued" }, "queued");
    call(reached, reached.status);
    if (bubble.statusFault === "duplicate-statuses") call(reached, reached.status);
  };
}

function advance(
  resource: TwilioMessage,
  { failure }: Message,
  status: Exclude<Status, "accepted">,
  now: number,
): TwilioMessage {
  const isFailed = status === "failed";
  return {
    ...resource,
    status: wireStatus(resource, status),
    sentAt: isFailed ? resource.sentAt : (resource.sentAt ?? now),
    updatedAt: now,
    ...(isFailed && {
      errorCode: failure?.code ?? 30008,
      errorMessage: failure?.title ?? "Unknown error",
    }),
  };
}

function wireStatus({ failsAs }: TwilioMessage, status: Exclude<Status, "accepted">): TwilioStatus {
  if (status === "failed") return failsAs ?? "undelivered";
  // Twilio has no word for what Meta tells after "read".
  return status === "played" || status === "deleted" || status === "warning" ? "read" : status;
}
