import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { WebSocket } from "ws";
import type { Connection } from "./connection.ts";
import { Transport } from "./transport.ts";

class FakeSocket {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  pings = 0;
  isCut = false;
  readonly #listeners = new Map<string, () => void>();

  on(event: string, listener: () => void) {
    this.#listeners.set(event, listener);
  }
  once = this.on;
  emit(event: string) {
    this.#listeners.get(event)?.();
  }
  send(data: string) {
    this.sent.push(data);
  }
  ping() {
    this.pings += 1;
  }
  close() {
    this.readyState = 2;
  }
  terminate() {
    this.isCut = true;
    this.emit("close");
  }
}

function openTransport(wantsHeartbeats: boolean) {
  const socket = new FakeSocket();
  const transport = new Transport(
    socket as unknown as WebSocket,
    {} as Connection,
    {
      format: "json",
      isEchoing: true,
      wantsHeartbeats,
      maxIdleIntervalMs: 15_000,
      maxBufferedBytes: 1000,
      outboundPerSecond: 50,
      onActivity: () => {},
    },
    0,
  );
  return { socket, transport };
}

describe("a transport", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("cuts a peer that missed two pings", () => {
    const { socket } = openTransport(false);
    vi.advanceTimersByTime(20_000);
    expect({ pings: socket.pings, isCut: socket.isCut }).toEqual({ pings: 2, isCut: false });
    vi.advanceTimersByTime(10_000);
    expect(socket.isCut).toBe(true);
  });

  test("keeps a peer that answers or talks", () => {
    const { socket, transport } = openTransport(false);
    for (let beat = 0; beat < 10; beat += 1) {
      vi.advanceTimersByTime(10_000);
      if (beat % 2) socket.emit("pong");
      else transport.noteAlive();
    }
    expect(socket.isCut).toBe(false);
  });

  test("sends HEARTBEATs within maxIdleInterval to browsers only", () => {
    const browser = openTransport(true);
    const node = openTransport(false);
    vi.advanceTimersByTime(14_999);
    expect(browser.socket.sent).toEqual(['{"action":0}']);
    expect(node.socket.sent).toEqual([]);
  });

  test("tells a reader that is too slow to come back (80003), sends it nothing more, then cuts it", () => {
    const { socket, transport } = openTransport(false);
    socket.bufferedAmount = 1001;
    transport.send({ action: 0 });
    transport.send({ action: 0 });
    const frames = socket.sent.map((text) => JSON.parse(text) as { action: number });
    expect(frames).toMatchObject([{ action: 0 }, { action: 6, error: { code: 80003 } }]);
    vi.advanceTimersByTime(4_999);
    expect(socket.isCut).toBe(false);
    vi.advanceTimersByTime(1);
    expect(socket.isCut).toBe(true);
  });

  test("leaves a reader alone that is not slow", () => {
    const { socket, transport } = openTransport(false);
    socket.bufferedAmount = 1000;
    transport.send({ action: 0 });
    expect(socket.sent).toEqual(['{"action":0}']);
  });

  test("sends nothing once the socket is closing", () => {
    const { socket, transport } = openTransport(false);
    socket.readyState = 2;
    transport.send({ action: 0 });
    expect(socket.sent).toEqual([]);
  });
});
