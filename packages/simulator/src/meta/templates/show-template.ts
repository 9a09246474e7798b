import type { Template } from "../../store/index.ts";

const DEFAULT_FIELDS = "name,parameter_format,components,language,status,category,sub_category,id";

/** A template as the Graph API shows it: the asked fields and its id (B.10). */
export function showTemplate(template: Template, fields: string | null): Record<string, unknown> {
  const known: Record<string, unknown> = {
    id: template.id,
    name: template.name,
    language: template.language,
    status: template.status,
    category: template.category,
    sub_category: "CUSTOM",
    parameter_format: template.parameterFormat,
    components: template.components,
    quality_score: template.quality,
    rejected_reason: template.rejectedReason,
    previous_category: template.previousCategory,
    correct_category: template.correctCategory,
    message_send_ttl_seconds: template.ttlSeconds,
    health_status: {
      can_send_message: template.status === "APPROVED" ? "AVAILABLE" : "BLOCKED",
      entities: [
        {
          entity_type: "MESSAGE_TEMPLATE",
          id: template.id,
          can_send_message: template.status === "APPROVED" ? "AVAILABLE" : "BLOCKED",
        },
      ],
    },
  };
  const asked = (fields ?? DEFAULT_FIELDS).split(",").map((field) => field.trim());
  const shown = [...asked, "id"].filter((field) => known[field] !== undefined);
  return Object.fromEntries(shown.map((field) => [field, known[field]]));
}
