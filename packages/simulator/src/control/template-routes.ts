import { Hono } from "hono";
import { z } from "zod";
import { TEMPLATE_STATUSES, templateSchema } from "../config/index.ts";
import {
  announceComponents,
  rejectionOf,
  saveTemplate,
  setTemplateCategory,
  setTemplateQuality,
  setTemplateStatus,
} from "../meta/index.ts";
import type { Template } from "../store/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { found, parseBody } from "./parse-body.ts";

const createSchema = z.intersection(z.looseObject({ number: z.string() }), z.unknown());
const statuses = z.enum([...TEMPLATE_STATUSES, "REINSTATED", "UNPAUSE", "UNARCHIVED", "DELETED"]);
const changeSchema = z
  .strictObject({
    status: statuses,
    /** Of a rejection or a pause, e.g. INVALID_FORMAT or FIRST_PAUSE. */
    reason: z.string(),
    quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]),
    category: z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]),
    /** Announce the category 24 hours ahead instead of changing it. */
    warning: z.boolean(),
    components: z.array(z.looseObject({ type: z.string() })),
  })
  .partial();

/** Events that name something else than the status they lead to. */
const LEADS_TO: Record<string, string> = {
  REINSTATED: "APPROVED",
  UNPAUSE: "APPROVED",
  UNARCHIVED: "APPROVED",
};

/** /control/templates: templates in any state, and what Meta does to them; each change tells the apps. */
export function createTemplateRoutes(deps: ControlDeps): Hono {
  const { store } = deps;
  const routes = new Hono();
  const get = (id: string) => found(store.get("template", id), `template ${id}`);
  const wabaOf = (id: string) => found(store.get("number", id), `number ${id}`).wabaId;

  routes.get("/", (context) => {
    const number = context.req.query("number");
    const wabaId = number === undefined ? undefined : wabaOf(number);
    const templates = store
      .list("template")
      .filter((each) => wabaId === undefined || each.wabaId === wabaId);
    return context.json({ templates });
  });

  routes.post("/", async (context) => {
    const { number, ...input } = (await parseBody(context, createSchema)) as { number: string };
    const template = saveTemplate(store, wabaOf(number), templateSchema.parse(input), false);
    return context.json(template, 201);
  });

  routes.get("/:id", (context) => context.json(get(context.req.param("id"))));

  routes.patch("/:id", async (context) => {
    const id = get(context.req.param("id")).id;
    const change = await parseBody(context, changeSchema);
    if (change.components) {
      store.put("template", id, { ...get(id), components: change.components });
      announceComponents(deps, get(id));
    }
    if (change.quality) setTemplateQuality(deps, get(id), change.quality);
    if (change.category)
      setTemplateCategory(deps, get(id), change.category, change.warning ?? false);
    if (change.status) changeStatus(get(id), change.status, change.reason);
    return context.json(get(id));
  });

  routes.delete("/:id", (context) => {
    const { id } = get(context.req.param("id"));
    setTemplateStatus(deps, id, "DELETED", { reason: null });
    store.remove("template", id);
    return context.body(null, 204);
  });

  function changeStatus({ id }: Template, event: string, reason?: string): void {
    const status = LEADS_TO[event] ?? event;
    if (event === "REJECTED")
      setTemplateStatus(deps, id, status, rejectionOf(reason ?? "INVALID_FORMAT"));
    else if (event === "PAUSED")
      setTemplateStatus(deps, id, status, { title: reason ?? "FIRST_PAUSE" });
    else setTemplateStatus(deps, id, status, { event, reason });
  }
  return routes;
}
