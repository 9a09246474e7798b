import { Hono } from "hono";
import { faultSchema } from "../faults/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { found, parseBody } from "./parse-body.ts";

/** /control/faults: what goes wrong next. */
export function createFaultRoutes({ faults }: Pick<ControlDeps, "faults">): Hono {
  const routes = new Hono();
  routes.get("/", (context) => context.json({ faults: faults.list() }));
  routes.post("/", async (context) =>
    context.json(faults.add(await parseBody(context, faultSchema)), 201),
  );
  routes.delete("/", (context) => {
    faults.clear();
    return context.body(null, 204);
  });
  routes.delete("/:id", (context) => {
    const id = context.req.param("id");
    found(faults.remove(id) || undefined, `fault ${id}`);
    return context.body(null, 204);
  });
  return routes;
}
