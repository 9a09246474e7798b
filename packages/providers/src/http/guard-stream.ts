import type { Deadline } from "./call-deadline.ts";

/**
 * The same bytes, one chunk held at a time; errors with TimeoutError when a chunk takes longer than
 * `idleTimeoutMs`. A reader that takes its time is no reason: only what is asked for is waited for.
 */
export function guardStream(
  source: ReadableStream<Uint8Array>,
  deadline: Deadline,
  idleTimeoutMs: number,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  deadline.stop();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        deadline.extend(idleTimeoutMs);
        try {
          const { done, value } = await readUntil(reader, deadline.signal);
          if (done) controller.close();
          else controller.enqueue(value);
        } finally {
          deadline.stop();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** A read that also ends when the signal does, for a source that does not know the signal. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal) {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => {
    reject(signal.reason);
    void reader.cancel(signal.reason).catch(() => undefined);
  };
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([reader.read(), promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
