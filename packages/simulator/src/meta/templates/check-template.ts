import type { BusinessNumber } from "../../config/index.ts";
import type { Card, Store, Template } from "../../store/index.ts";
import { type GraphError, messageError } from "../graph-error.ts";
import type { SendComponent } from "./fill-buttons.ts";
import { type CheckMedia, fillTemplate } from "./fill-template.ts";
import { templateError } from "./template-error.ts";

type TemplatePart = {
  name: string;
  language: { code: string };
  components?: SendComponent[];
};

/** Statuses in which a template can be sent (A.11). */
const SENDABLE = ["APPROVED", "FLAGGED", "REINSTATED", "LOCKED"];

/**
 * Looks a template up among the WABA's own and fills it in. Refuses an unknown or unapproved one
 * (132001), a paused (132015) or disabled one (132016), and parameters that do not fit (C.4).
 */
export function checkTemplate(
  store: Store,
  { wabaId }: BusinessNumber,
  part: TemplatePart,
  send: { addressedBy: "phone" | "userId"; checkMedia: CheckMedia },
): { template: Template; card: Card } | { error: GraphError } {
  const code = part.language.code.replace("-", "_");
  const template = store
    .list("template")
    .find((each) => each.wabaId === wabaId && each.name === part.name && each.language === code);
  if (template?.status === "PAUSED")
    return { error: templateError(132015, `template ${part.name} is paused due to low quality`) };
  if (template?.status === "DISABLED")
    return { error: templateError(132016, `template ${part.name} is disabled`) };
  if (!template || !SENDABLE.includes(template.status))
    return {
      error: templateError(132001, `template name (${part.name}) does not exist in ${code}`),
    };
  if (template.category === "AUTHENTICATION" && send.addressedBy === "userId")
    return {
      error: messageError(
        131062,
        "Business-scoped user ID is not supported",
        "An authentication template needs a phone number.",
      ),
    };
  const context = {
    isNamed: template.parameterFormat === "NAMED",
    checkMedia: send.checkMedia,
  };
  const card = fillTemplate(template.components, part.components ?? [], context);
  return "error" in card ? card : { template, card };
}
