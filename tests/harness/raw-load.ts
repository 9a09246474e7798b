import { connect, type Socket } from "node:net";
import type { Delivery } from "./webhook-sender.ts";

/**
 * Posts the deliveries over `lanes` kept-open connections, each with one request at a time, and
 * resolves when all are answered. It does next to nothing itself, so that on few cores it takes
 * little from the server it measures. Throws at the first answer that is not 200.
 */
export async function rawClosedLoop(deliveries: readonly Delivery[], lanes: number): Promise<void> {
  let next = 0;
  const take = () => {
    const delivery = deliveries[next];
    next += 1;
    return delivery === undefined ? undefined : bytesOf(delivery);
  };
  const [first] = deliveries;
  if (first === undefined) return;
  const port = Number(new URL(first.url).port);
  await Promise.all(Array.from({ length: lanes }, () => runLane(port, take)));
}

function runLane(port: number, take: () => Buffer | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    let answer = "";
    const send = () => {
      const bytes = take();
      if (bytes === undefined) {
        socket.destroy();
        resolve();
      } else socket.write(bytes);
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed the connection")));
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      if (!isWhole(answer)) return;
      if (!answer.startsWith("HTTP/1.1 200")) {
        reject(new Error(`not accepted: ${answer.slice(0, 60)}`));
        socket.destroy();
        return;
      }
      answer = "";
      send();
    });
  });
}

/** Answers here have no body: whole with their head, or with the last chunk when it is chunked. */
function isWhole(answer: string): boolean {
  if (!answer.endsWith("\r\n\r\n")) return false;
  return !/transfer-encoding: chunked/i.test(answer) || answer.endsWith("\r\n0\r\n\r\n");
}

const prepared = new WeakMap<Delivery, Buffer>();

/** The request's bytes; made once, before the measure by `prepareRaw`, or now. */
function bytesOf(delivery: Delivery): Buffer {
  const known = prepared.get(delivery);
  if (known !== undefined) return known;
  const { pathname, host } = new URL(delivery.url);
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${host}`,
    "content-type: application/json",
    `content-length: ${delivery.bytes.length}`,
    `x-hub-signature-256: ${delivery.signature}`,
  ].join("\r\n");
  const bytes = Buffer.concat([Buffer.from(`${head}\r\n\r\n`), delivery.bytes]);
  prepared.set(delivery, bytes);
  return bytes;
}

/** Makes the requests' bytes ahead of the measure. */
export function prepareRaw(deliveries: readonly Delivery[]): void {
  for (const delivery of deliveries) bytesOf(delivery);
}
