import { describe, expect, test, vi } from "vitest";
import { createDeadline, guardStream } from "./index.ts";

describe("a guarded stream", () => {
  test("gives the same bytes, asked for one by one", async () => {
    const pulled = vi.fn();
    const source = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled();
          controller.enqueue(Uint8Array.of(pulled.mock.calls.length));
        },
      },
      { highWaterMark: 0 },
    );
    const reader = guardStream(source, createDeadline(1000), 1000).getReader();
    expect(pulled).not.toHaveBeenCalled();
    expect(await reader.read()).toEqual({ done: false, value: Uint8Array.of(1) });
    expect(pulled).toHaveBeenCalledTimes(1);
  });

  test("a reader that takes its time is waited for, a source that does is not", async () => {
    vi.useFakeTimers();
    try {
      const cancelled = vi.fn();
      let isFirst = true;
      const source = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            if (isFirst) controller.enqueue(Uint8Array.of(1));
            const isStuck = !isFirst;
            isFirst = false;
            return isStuck ? new Promise<void>(() => undefined) : Promise.resolve();
          },
          cancel: cancelled,
        },
        { highWaterMark: 0 },
      );
      const reader = guardStream(source, createDeadline(20), 50).getReader();
      await vi.advanceTimersByTimeAsync(1000);
      expect((await reader.read()).done).toBe(false);
      await vi.advanceTimersByTimeAsync(1000);
      const stuck = expect(reader.read()).rejects.toMatchObject({ name: "TimeoutError" });
      await vi.advanceTimersByTimeAsync(50);
      await stuck;
      expect(cancelled).toHaveBeenCalledTimes(1);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("giving up lets go of the source", async () => {
    const cancelled = vi.fn();
    const source = new ReadableStream<Uint8Array>({ cancel: cancelled });
    await guardStream(source, createDeadline(1000), 1000).cancel("enough");
    expect(cancelled).toHaveBeenCalledWith("enough");
  });
});
