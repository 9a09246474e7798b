import type { ChangeFeed } from "./change-feed.ts";

const HEARTBEAT_MS = 15_000;

/** Answers with Server-Sent Events of everything that changes from now on. */
export function streamChanges(feed: ChangeFeed): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      write("retry: 500\nevent: open\ndata: {}\n\n");
      const unsubscribe = feed.subscribe(({ event, data }) =>
        write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      );
      const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
      stop = () => {
        unsubscribe();
        clearInterval(heartbeat);
      };
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store" },
  });
}
