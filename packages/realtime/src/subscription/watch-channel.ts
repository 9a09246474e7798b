import type { ChannelChange, RealtimeClient } from "./realtime-client.ts";

export type ChannelListener = {
  onMessage(data: unknown): void;
  /** Events may be missing: the first attach, a lost resume, an overflow. */
  onContinuityLost(): void;
  onNoAccess(): void;
};

const capabilityDenied = 40160;

/**
 * Attaches and listens until the returned function is called. A refused channel (40160) gets one
 * fresh token, then counts as no access; the SDK retries every other trouble by itself.
 */
export function watchChannel(
  client: RealtimeClient,
  name: string,
  listener: ChannelListener,
): () => void {
  const channel = client.channels.get(name);
  let hasRenewed = false;
  let isWatching = true;
  const attach = () => channel.attach().catch(ignoreAttachFailure);
  const onRefused = async () => {
    if (hasRenewed) return listener.onNoAccess();
    hasRenewed = true;
    await client.auth.authorize().catch(() => undefined);
    if (isWatching) await attach();
  };
  channel.on((change: ChannelChange) => {
    if (change.current === "attached" && !change.resumed) listener.onContinuityLost();
    if (change.current === "attached") hasRenewed = false;
    if (change.current === "failed" && change.reason?.code === capabilityDenied) void onRefused();
  });
  channel.subscribe(({ data }) => listener.onMessage(data)).catch(ignoreAttachFailure);
  return () => {
    isWatching = false;
    channel.off();
    channel.unsubscribe();
    void channel
      .detach()
      .catch(ignoreAttachFailure)
      .then(() => {
        if (channel.state === "detached" || channel.state === "failed") {
          client.channels.release(name);
        }
      });
  };
}

// The channel's own state changes tell of it; the promise would tell it a second time.
function ignoreAttachFailure(): void {}
