import { createHmac, timingSafeEqual } from "node:crypto";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import postgres from "postgres";
import { WebSocketServer } from "ws";

/**
 * The least a durable webhook receiver can do in one process: Hono, HMAC, JSON.parse, one row in
 * a shared commit, 200, and then a word to every WebSocket. What Parley does more is the product.
 */
const secret = process.env.FLOOR_SECRET ?? "";
const sql = postgres(process.env.DATABASE_URL ?? "", { max: 4, onnotice: () => undefined });
const maxBatch = 200;
const maxAtOnce = 2;

type Row = { id: string; sender: string; body: string };
type Waiting = { row: Row; resolve: () => void; reject: (error: unknown) => void };
type Payload = { entry: { changes: { value: { messages: { id: string; from: string }[] } }[] }[] };

await sql`create table if not exists floor_messages (
  id text primary key, sender text not null, body text not null, at timestamptz default now())`;

const waiting: Waiting[] = [];
let running = 0;

async function flush(): Promise<void> {
  if (waiting.length === 0 || running >= maxAtOnce) return;
  const batch = waiting.splice(0, maxBatch);
  running += 1;
  try {
    const rows = batch.map(({ row }) => row);
    await sql`insert into floor_messages ${sql(rows, "id", "sender", "body")} on conflict do nothing`;
    for (const { resolve } of batch) resolve();
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
  running -= 1;
  void flush();
}

function store(row: Row): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ row, resolve, reject });
    void flush();
  });
}

const app = new Hono();
const sockets = new WebSocketServer({ noServer: true });
app.get("/readyz", (c) => c.text("ok"));
app.post("/webhook", async (c) => {
  const bytes = Buffer.from(await c.req.arrayBuffer());
  const expected = Buffer.from(
    `sha256=${createHmac("sha256", secret).update(bytes).digest("hex")}`,
  );
  const given = Buffer.from(c.req.header("x-hub-signature-256") ?? "");
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return c.body(null, 401);
  const payload = JSON.parse(bytes.toString()) as Payload;
  const message = payload.entry[0]?.changes[0]?.value.messages[0];
  if (message === undefined) return c.body(null, 200);
  await store({ id: message.id, sender: message.from, body: bytes.toString() });
  for (const socket of sockets.clients) socket.send(message.id);
  return c.body(null, 200);
});

const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.env.PORT) });
(server as Server).on("upgrade", (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, () => undefined);
});
process.once("SIGTERM", () => process.exit(0));
