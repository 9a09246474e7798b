import { Hono } from "hono";
import { z } from "zod";
import type { Media } from "../store/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { found, parseBody } from "./parse-body.ts";

const statusSchema = z.strictObject({
  status: z.enum(["sent", "delivered", "read", "played", "failed", "deleted", "warning"]),
  error: z
    .strictObject({ code: z.number().int(), title: z.string(), details: z.string() })
    .partial()
    .optional(),
});

/** /control/messages and /control/media: any status of a sent message, and the bytes of a file. */
export function createMessageRoutes({ store, line, media }: ControlDeps): Hono {
  const routes = new Hono();
  const get = (id: string) => found(store.get("message", id), `message ${id}`);

  routes.get("/messages/:id", (context) => context.json(get(context.req.param("id"))));

  routes.post("/messages/:id/status", async (context) => {
    const message = get(context.req.param("id"));
    const { status, error } = await parseBody(context, statusSchema);
    if (message.direction === "in")
      return context.json({ error: "statuses are of messages the business has sent" }, 409);
    const failure = {
      code: error?.code ?? 131000,
      title: error?.title ?? "Something went wrong",
      details: error?.details ?? "Message failed to send due to an unknown error.",
    };
    line.reach(status === "failed" ? { ...message, failure } : message, status);
    return context.json(get(message.id), 201);
  });

  routes.get("/media/:id", async (context) => {
    const id = context.req.param("id");
    const file = found(media.find(id), `media ${id}`);
    const range = rangeOf(context.req.header("range"), file.size);
    if (range === null) return context.body(media.open(file), 200, headersOf(file, file.size));
    const bytes = new Uint8Array(await new Response(media.open(file)).arrayBuffer());
    const [start, end] = range;
    const part = bytes.slice(start, end + 1);
    return context.body(part, 206, {
      ...headersOf(file, part.length),
      "Content-Range": `bytes ${start}-${end}/${file.size}`,
    });
  });

  routes.get("/blocks", (context) => context.json({ blocks: store.list("block") }));
  return routes;
}

function headersOf({ mimeType }: Media, length: number): Record<string, string> {
  return {
    "Content-Type": mimeType,
    "Content-Length": String(length),
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, max-age=3600",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
  };
}

/** First and last byte that a player asks for; null when it asks for all of it. */
function rangeOf(header: string | undefined, size: number): [number, number] | null {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? "");
  if (!match) return null;
  const start = Number(match[1]);
  const end = match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start <= end ? [start, end] : null;
}
