import { Hono } from "hono";
import { z } from "zod";
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

  routes.get("/media/:id", (context) => {
    const id = context.req.param("id");
    const file = found(media.find(id), `media ${id}`);
    const headers = {
      "Content-Type": file.mimeType,
      "Content-Length": String(file.size),
      "Cache-Control": "private, max-age=3600",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
    };
    return context.body(media.open(file), 200, headers);
  });

  routes.get("/blocks", (context) => context.json({ blocks: store.list("block") }));
  return routes;
}
