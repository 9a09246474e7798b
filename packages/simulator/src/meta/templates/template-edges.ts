import { z } from "zod";
import type { Template, TemplateComponent } from "../../store/index.ts";
import { type GraphCall, readMembers, refuse, success, type TemplateCall } from "../graph-call.ts";
import { invalidParameter, messageError } from "../graph-error.ts";
import { createObjectId } from "../identifiers.ts";
import { pageOf } from "../page-of.ts";
import { reviewTemplate, setTemplateStatus } from "./change-template.ts";
import { checkDefinition } from "./check-definition.ts";
import { findTemplate, toCode } from "./save-number.ts";
import { showTemplate } from "./show-template.ts";
import { definitionError } from "./template-error.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_TEMPLATES = 6000;
const upper = z.string().transform((text) => text.toUpperCase());
const componentsSchema = z.array(z.looseObject({ type: z.string() })).min(1);
const createSchema = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, "must be lowercase letters, digits and _"),
  language: z.string().min(2),
  category: upper.pipe(z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"])),
  parameter_format: upper.pipe(z.enum(["POSITIONAL", "NAMED"])).default("POSITIONAL"),
  components: componentsSchema,
  message_send_ttl_seconds: z.number().int().optional(),
});
const editSchema = z.object({
  category: upper.pipe(z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"])).optional(),
  components: componentsSchema.optional(),
  message_send_ttl_seconds: z.number().int().optional(),
});

/** GET /{waba id}/message_templates with fields, filters and paging (B.10). */
export function listTemplates({ deps, number, query, request }: GraphCall): Response {
  const is = (name: string, value: string) => {
    const wanted = query.get(name);
    return wanted === null || value.toUpperCase() === wanted.toUpperCase();
  };
  const found = deps.store
    .list("template")
    .filter((each) => each.wabaId === number.wabaId)
    .filter((each) => each.name.includes(query.get("name") ?? ""))
    .filter((each) => is("status", each.status) && is("category", each.category))
    .filter((each) => is("language", each.language) && is("quality_score", each.quality.score));
  return pageOf(found, query, request.url, (each) => showTemplate(each, query.get("fields")));
}

/** POST /{waba id}/message_templates: it is pending, then reviewed as the number is configured to. */
export async function createTemplate({ deps, number, request }: GraphCall): Promise<Response> {
  const parsed = createSchema.safeParse(await readMembers(request));
  if (!parsed.success) return refuse(invalidParameter(z.prettifyError(parsed.error)));
  const { name, language, category, parameter_format, components, message_send_ttl_seconds } =
    parsed.data;
  const { store } = deps;
  const error = checkDefinition(components, parameter_format, category === "AUTHENTICATION");
  if (error) return refuse(error);
  if (findTemplate(store, number.wabaId, name, language))
    return refuse(
      definitionError(
        2388024,
        "Content in this language already exists",
        `There is already ${language} content for ${name}.`,
      ),
    );
  if (
    store.list("template").filter((each) => each.wabaId === number.wabaId).length >= MOST_TEMPLATES
  )
    return refuse(definitionError(2388019, "Template limit exceeded", "Delete some templates."));
  const template: Template = {
    id: createObjectId(),
    wabaId: number.wabaId,
    name,
    language: toCode(language),
    category,
    status: "PENDING",
    parameterFormat: parameter_format,
    components: normalise(components, category),
    quality: { score: "UNKNOWN", date: 0 },
    rejectedReason: "NONE",
    ...(message_send_ttl_seconds !== undefined && { ttlSeconds: message_send_ttl_seconds }),
    editedAt: [],
    isConfigured: false,
  };
  store.put("template", template.id, template);
  reviewTemplate(deps, template.id, number.templateReview);
  return Response.json({ id: template.id, status: "PENDING", category });
}

/** POST /{template id}: components are replaced as a whole and reviewed again. */
export async function editTemplate(call: TemplateCall): Promise<Response> {
  const { deps, template, number, request } = call;
  const parsed = editSchema.safeParse(await readMembers(request));
  if (!parsed.success) return refuse(invalidParameter(z.prettifyError(parsed.error)));
  const refusal = checkEditable(template, parsed.data.category, deps.clock.now());
  if (refusal) return refusal;
  const category = parsed.data.category ?? template.category;
  const components = parsed.data.components ?? template.components;
  const error = checkDefinition(
    components,
    template.parameterFormat,
    category === "AUTHENTICATION",
  );
  if (error) return refuse(error);
  deps.store.put("template", template.id, {
    ...template,
    category,
    components: normalise(components, category),
    status: "PENDING",
    editedAt: [...template.editedAt, deps.clock.now()],
  });
  reviewTemplate(deps, template.id, number.templateReview);
  return success();
}

function checkEditable(
  template: Template,
  category: string | undefined,
  now: number,
): Response | null {
  if (!["APPROVED", "REJECTED", "PAUSED"].includes(template.status))
    return refuse(
      definitionError(
        2388039,
        "Status cannot be changed",
        `A ${template.status} template cannot be edited.`,
      ),
    );
  if (template.status !== "APPROVED") return null;
  if (category !== undefined && category !== template.category)
    return refuse(
      definitionError(2388025, "Category is fixed", "An approved template keeps its category."),
    );
  const within = (days: number) =>
    template.editedAt.filter((at) => now - at < days * DAY_MS).length;
  return within(1) >= 1 || within(30) >= 10
    ? refuse(
        definitionError(2388003, "Edited too often", "Once in 24 hours, ten times in 30 days."),
      )
    : null;
}

/** DELETE /{waba id}/message_templates?name=…[&hsm_id=…]: all languages, or the one with the id. */
export function deleteTemplates({ deps, number, query }: GraphCall): Response {
  const [name, id] = [query.get("name"), query.get("hsm_id")];
  if (name === null) return refuse(invalidParameter("The parameter name is required."));
  const found = deps.store
    .list("template")
    .filter((each) => each.wabaId === number.wabaId && each.name === name)
    .filter((each) => id === null || each.id === id);
  if (found.length === 0)
    return refuse(definitionError(2593002, "Template not found", `No template ${name} was found.`));
  if (found.some(({ status }) => status === "DISABLED"))
    return refuse(
      definitionError(2388039, "Status cannot be changed", "A disabled template stays."),
    );
  for (const each of found) {
    setTemplateStatus(deps, each.id, "PENDING_DELETION", { reason: null });
    deps.store.remove("template", each.id);
  }
  return success();
}

/** POST /{template id}/unpause. */
export function unpauseTemplate({ deps, template }: TemplateCall): Response {
  if (template.status !== "PAUSED")
    return refuse(messageError(2388039, "Status cannot be changed", "The template is not paused."));
  setTemplateStatus(deps, template.id, "APPROVED", { event: "UNPAUSE" });
  return success();
}

/** Components as Meta answers them: types in capitals, and an authentication body in Meta's words. */
function normalise(components: TemplateComponent[], category: string): TemplateComponent[] {
  return components.map((component) => {
    const { format, buttons } = component as { format?: string; buttons?: { type: string }[] };
    const type = component.type.toUpperCase();
    return {
      ...component,
      type,
      ...(format && { format: format.toUpperCase() }),
      ...(buttons && {
        buttons: buttons.map((each) => ({ ...each, type: each.type.toUpperCase() })),
      }),
      ...(category === "AUTHENTICATION" &&
        type === "BODY" && { text: "*{{1}}* is your verification code." }),
    };
  });
}
