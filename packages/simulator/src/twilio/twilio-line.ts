import type { FaultScript } from "../faults/index.ts";
import type { Line } from "../meta/index.ts";
import type { Message, Status, TwilioMessage } from "../store/index.ts";
import type { Timeline } from "../timeline/index.ts";
import type { AcceptDeps } from "./accept-send.ts";
import { fetchMedia } from "./fetch-media.ts";
import { inboundForm, isTold } from "./inbound-form.ts";
import { messageUri } from "./message-resource.ts";
import type { Callback, Poster } from "./poster.ts";
import { receiveMessage } from "./receive-message.ts";
import { replyByTwiml } from "./reply-by-twiml.ts";
import { scheduleStatuses } from "./schedule-statuses.ts";
import { createTellStatus } from "./tell-status.ts";

/** Meta's line but for `progressAll`, which `switchLines` has for both. */
export type TwilioLine = Omit<Line, "progressAll" | "emit" | "reach"> & {
  /** Lets an accepted send go its way: fetches its file, then its statuses follow. */
  begin: (message: TwilioMessage, mediaUrl: string | null, isHurried: boolean) => void;
  /** Lets a sent message reach a status now, whatever the phone does. */
  force: (messageSid: string, status: Exclude<Status, "accepted">) => void;
  stop: () => void;
};

export type TwilioLineDeps = AcceptDeps & {
  timeline: Timeline;
  faults: FaultScript;
  poster: Poster;
  /** Where the business reaches this simulator, without a slash at the end. */
  publicUrl: string;
  onReceived: (messageIds: string[]) => void;
};

/** The wire between phones and a Twilio sender's webhooks. */
export function createTwilioLine(deps: TwilioLineDeps): TwilioLine {
  const { store, clock, timeline } = deps;
  const post = createFaultyPost(deps);
  const tell = createTellStatus({ store, clock, post });
  const { progress, clear } = scheduleStatuses({ store, timeline, tell });
  const stopping = new AbortController();

  function begin(message: TwilioMessage, mediaUrl: string | null, isHurried: boolean): void {
    const account = store.get("twilioAccount", message.accountSid);
    const isFetched = mediaUrl !== null && account?.downloadsMedia;
    timeline.track(async () => {
      if (isFetched) await fetchMedia(deps, message, mediaUrl, stopping.signal);
      progress(message.sid, isHurried);
    });
  }

  return {
    emitMessage: (message) => {
      const callback = toCallback(deps, message, begin);
      if (callback) post(callback);
    },
    begin,
    progress,
    markRead: (messageId) => {
      const message = store.get("message", messageId);
      if (message?.status === "sent" || message?.status === "delivered") tell(message, "read");
    },
    force: (messageSid, status) => {
      const message = store.get("message", messageSid);
      if (message?.direction === "out") tell(message, status);
    },
    clear,
    stop: () => stopping.abort(),
  };
}

type Post = Omit<Callback, "url"> & { url: string | null };

/** Takes a customer's message in; the webhook that tells it, or null when Twilio tells none. */
function toCallback(
  deps: TwilioLineDeps,
  message: Message,
  begin: TwilioLine["begin"],
): Post | null {
  const { store, clock } = deps;
  const sender = store.get("twilioSender", message.phoneNumberId);
  const customer = store.get("customer", message.customerId);
  if (!sender || !customer || !isTold(message.type)) return null;
  const { resource, files } = receiveMessage(store, clock.now(), sender, customer, message);
  const links = files.map(({ sid, contentType }) => ({
    url: `${deps.publicUrl}${messageUri(sender.accountSid, message.id)}/Media/${sid}`,
    contentType,
  }));
  return {
    ...{ senderSid: sender.sid, accountSid: sender.accountSid },
    lane: `${sender.sid}:${customer.id}`,
    summary: `message ${message.type}`,
    ...{ url: sender.callbackUrl, fallbackUrl: sender.fallbackUrl },
    form: inboundForm(store, sender, customer, message, resource, links),
    onDelivered: ({ body }) => {
      deps.onReceived([message.id]);
      for (const reply of replyByTwiml(deps, sender, resource, body)) begin(reply, null, false);
    },
  };
}

/** Posts a callback that has a URL, unless the fault script doubles or delays it. */
function createFaultyPost({ faults, timeline, poster }: TwilioLineDeps): (post: Post) => void {
  return ({ url, ...callback }) => {
    if (url === null) return;
    const send = () => poster.post({ ...callback, url });
    const fault = faults.drawWebhook(callback.senderSid);
    if (fault?.kind === "delay-webhooks") {
      timeline.after(fault.delayMs, send);
      return;
    }
    send();
    if (fault?.kind === "duplicate-webhooks") send();
  };
}
