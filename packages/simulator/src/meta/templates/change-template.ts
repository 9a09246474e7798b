import type { Store, Template } from "../../store/index.ts";
import type { Timeline } from "../../timeline/index.ts";
import { type AccountDeps, emitOfWaba } from "../account/emit-account.ts";
import { buttonsOf, componentOf } from "./template-parts.ts";

export type TemplateDeps = AccountDeps & { store: Store; timeline: Timeline };

/** What a status webhook says beside the status. */
export type StatusReason = {
  event?: string | undefined;
  reason?: string | null | undefined;
  rejection?: { reason: string; recommendation: string } | undefined;
  title?: string | undefined;
};

/** Gives a template another status and tells the apps (message_template_status_update, A.11). */
export function setTemplateStatus(
  deps: TemplateDeps,
  id: string,
  status: string,
  { event = status, reason = "NONE", rejection, title }: StatusReason = {},
): Template | undefined {
  const before = deps.store.get("template", id);
  if (!before) return undefined;
  const template = { ...before, status, rejectedReason: reason ?? "NONE" };
  deps.store.put("template", id, template);
  emitOfWaba(deps, template.wabaId, "message_template_status_update", {
    event,
    ...headOf(template),
    message_template_category: template.category,
    reason,
    ...(rejection && { rejection_info: rejection }),
    ...(status === "DISABLED" && {
      disable_info: { disable_date: String(Math.floor(deps.clock.now() / 1000)) },
    }),
    ...(title && {
      other_info: { title, description: "Your template was paused due to low quality." },
    }),
  });
  return template;
}

/** Gives a template another quality score and tells the apps. */
export function setTemplateQuality(
  deps: TemplateDeps,
  template: Template,
  score: string,
): Template {
  const date = Math.floor(deps.clock.now() / 1000);
  const changed = { ...template, quality: { score, date } };
  deps.store.put("template", template.id, changed);
  emitOfWaba(deps, template.wabaId, "message_template_quality_update", {
    previous_quality_score: template.quality.score,
    new_quality_score: score,
    ...headOf(template),
  });
  return changed;
}

/** Gives a template another category and tells the apps; as a warning it only announces the change (A.11). */
export function setTemplateCategory(
  deps: TemplateDeps,
  template: Template,
  category: Template["category"],
  isWarning: boolean,
): Template {
  const changed: Template = isWarning
    ? { ...template, correctCategory: category }
    : { ...template, category, previousCategory: template.category };
  deps.store.put("template", template.id, changed);
  const value = isWarning
    ? {
        new_category: template.category,
        correct_category: category,
        category_update_timestamp: Math.floor(deps.clock.now() / 1000) + 86_400,
      }
    : { previous_category: template.category, new_category: category };
  emitOfWaba(deps, template.wabaId, "template_category_update", { ...headOf(template), ...value });
  return changed;
}

/** Tells the apps that somebody edited a template in Meta's own pages (message_template_components_update). */
export function announceComponents(deps: TemplateDeps, template: Template): void {
  const text = (kind: string) => componentOf(template.components, kind)?.text;
  const buttons = buttonsOf(template.components).map((button) => ({
    message_template_button_type: button.type,
    message_template_button_text: button.text,
    ...(button.url && { message_template_button_url: button.url }),
    ...(button.phone_number && { message_template_button_phone_number: button.phone_number }),
  }));
  emitOfWaba(deps, template.wabaId, "message_template_components_update", {
    ...headOf(template),
    ...(text("HEADER") !== undefined && { message_template_title: text("HEADER") }),
    message_template_element: text("BODY"),
    ...(text("FOOTER") !== undefined && { message_template_footer: text("FOOTER") }),
    ...(buttons.length > 0 && { message_template_buttons: buttons }),
  });
}

/** Reviews a template as its WABA's number is configured to: after a while it is approved or rejected. */
export function reviewTemplate(
  deps: TemplateDeps,
  id: string,
  review: { afterMs: number; outcome: "APPROVED" | "REJECTED" | "none"; reason: string },
): void {
  if (review.outcome === "none") return;
  const { outcome } = review;
  deps.timeline.after(review.afterMs, () => {
    if (deps.store.get("template", id)?.status !== "PENDING") return;
    if (outcome === "APPROVED") setTemplateStatus(deps, id, outcome);
    else setTemplateStatus(deps, id, outcome, rejectionOf(review.reason));
  });
}

/** The reason of a rejection; prose stands only beside INVALID_FORMAT (A.11). */
export function rejectionOf(reason: string): StatusReason {
  const rejection = {
    reason: "The template has a format that is not allowed.",
    recommendation: "Remove line breaks around variables and submit it again.",
  };
  return { reason, ...(reason === "INVALID_FORMAT" && { rejection }) };
}

function headOf({ id, name, language }: Template) {
  return {
    message_template_id: Number(id),
    message_template_name: name,
    message_template_language: language,
  };
}
