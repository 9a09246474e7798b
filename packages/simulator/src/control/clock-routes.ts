import { Hono } from "hono";
import { z } from "zod";
import type { ControlDeps } from "./control-deps.ts";
import { momentSchema } from "./moment.ts";
import { parseBody } from "./parse-body.ts";

const setSchema = z.union([
  z.strictObject({ offsetMs: z.number().int() }),
  z.strictObject({ now: momentSchema }),
]);
const moveSchema = z.union([
  z.strictObject({ advanceMs: z.number().int() }),
  z.strictObject({ reset: z.literal(true) }),
]);

/** /control/clock: read, set and move the simulator's own time. */
export function createClockRoutes({ clock, feed }: ControlDeps): Hono {
  const routes = new Hono();
  const show = () => ({
    offsetMs: clock.offsetMs(),
    now: clock.now(),
    iso: new Date(clock.now()).toISOString(),
  });
  const shift = (offsetMs: number) => {
    clock.setOffset(offsetMs);
    feed.publish("clock", show());
    return show();
  };

  routes.get("/", (context) => context.json(show()));
  routes.put("/", async (context) => {
    const input = await parseBody(context, setSchema);
    return context.json(
      shift("now" in input ? clock.offsetMs() + input.now - clock.now() : input.offsetMs),
    );
  });
  routes.post("/", async (context) => {
    const input = await parseBody(context, moveSchema);
    return context.json(shift("reset" in input ? 0 : clock.offsetMs() + input.advanceMs));
  });
  return routes;
}
