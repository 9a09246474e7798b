import { onTestFinished } from "vitest";
import { Mailbox } from "./mailbox.ts";
import { API_KEY, type World } from "./world.ts";

/** The fields of a frame these tests look at. */
export interface RawFrame {
  action: number;
  channel?: string;
  msgSerial?: number;
  connectionId?: string;
  channelSerial?: string;
  error?: { code: number };
  [field: string]: unknown;
}

/** A bare WebSocket that speaks JSON frames and, unlike the SDK, never comes back by itself. */
export interface RawClient {
  frames: Mailbox<RawFrame>;
  connectionId: string;
  send(frame: object): void;
  /** Resolves with the first frame that fits. */
  next(fits: (frame: RawFrame) => boolean): Promise<RawFrame>;
  closed: Promise<void>;
}

/** Connects and waits for the first frame. */
export async function rawConnect(
  world: World,
  params: Record<string, string> = {},
): Promise<RawClient> {
  const query = new URLSearchParams({ key: API_KEY, format: "json", v: "6", ...params });
  const socket = new WebSocket(`${world.server.url.replace("http", "ws")}/?${query}`);
  onTestFinished(() => socket.close());
  const frames = new Mailbox<RawFrame>();
  socket.onmessage = ({ data }) => frames.put(JSON.parse(String(data)) as RawFrame);
  const closed = new Promise<void>((resolve) => {
    socket.onclose = () => resolve();
  });
  const next = async (fits: (frame: RawFrame) => boolean) =>
    (await frames.until((list) => list.some(fits))).find(fits) as RawFrame;
  const first = await next(() => true);
  return {
    frames,
    connectionId: first.connectionId ?? "",
    send: (frame) => socket.send(JSON.stringify(frame)),
    next,
    closed,
  };
}
