import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { metaWebhook } from "@parley/testkit/factories";
import type { FakeGraph } from "./fake-graph.ts";
import { deliveryTo, type Target } from "./status-webhooks.ts";
import { createWebhookSender } from "./webhook-sender.ts";

export type LargeFile = { id: string; sizeBytes: number; sha256: string };

const chunk = Buffer.alloc(64 * 1024, "All work and no play makes a large document. ");
const head = Buffer.from(["%PDF", "1.7\n"].join("-"));

/** A PDF of this size that the pretend provider serves in pieces; it never exists as a whole. */
export function serveLargeFile(graph: FakeGraph, id: string, sizeBytes: number): LargeFile {
  const hash = createHash("sha256");
  for (const piece of piecesOf(sizeBytes)) hash.update(piece);
  const before = graph.onRead;
  graph.onRead = (path, response) => {
    if (path !== `/${id}`) return before(path, response);
    response.writeHead(200, { "content-type": "application/pdf", "content-length": sizeBytes });
    Readable.from(piecesOf(sizeBytes)).pipe(response);
  };
  return { id, sizeBytes, sha256: hash.digest("hex") };
}

/** The customer's document reaches the number; the worker fetches it thereafter. */
export async function deliverDocument(
  target: Target,
  graph: FakeGraph,
  { id, sha256 }: LargeFile,
): Promise<void> {
  const document = {
    ...{ id, sha256, url: `${graph.url}/${id}`, mime_type: "application/pdf" },
    filename: `${id}.pdf`,
  };
  const messages = [{ raw: { type: "document", document } }];
  const sender = createWebhookSender();
  await sender.deliver(
    deliveryTo(target, metaWebhook(target.number.providerNumberId, { messages })),
  );
  sender.close();
}

function* piecesOf(sizeBytes: number): Generator<Buffer> {
  yield head;
  for (let left = sizeBytes - head.length; left > 0; left -= chunk.length) {
    yield left < chunk.length ? chunk.subarray(0, left) : chunk;
  }
}
