import { sendTemplate, startConversation } from "@parley/core/messages";
import { listTemplates, refreshTemplates } from "@parley/core/templates";
import type { Database } from "@parley/db/client";
import { newId, type TemplateId } from "@parley/domain/ids";
import { readMetaTemplate, type Template } from "@parley/domain/templates";
import type { ProviderFlow } from "@parley/providers/port";
import { newWamid, sendQueued, syncQueued, type TestWorkspace } from "@parley/testkit/factories";
import type { Thread } from "./thread-of.ts";

/** Fetches a template, and reaches with it somebody whose window is closed. */
export async function writeByTemplate(
  db: Database,
  workspace: TestWorkspace,
  { conversationId }: Thread,
  canary: string,
): Promise<TemplateId> {
  const deps = { db, wake: () => undefined };
  const agent = workspace.as("agent");
  await refreshTemplates(deps, agent, workspace.number.id);
  await syncQueued(db, [templateWith(canary)], [flowWith(canary)]);
  const {
    items: [template],
  } = await listTemplates(deps, agent, workspace.number.id);
  if (template === undefined) throw new Error("a template is expected");
  const { id: templateId } = template;
  const input = { conversationId, clientMessageId: newId(), templateId, values: templateValues };
  await sendTemplate(deps, agent, input);
  const numberId = workspace.number.id;
  const first = { numberId, phone: neverWrote, templateId, values: templateValues };
  await startConversation(deps, agent, { ...first, clientMessageId: newId() });
  await sendQueued(db, () => ({ kind: "accepted", providerMessageId: newWamid() }));
  return templateId;
}

/** Somebody who is written to first. */
const neverWrote = "+4915112345690";

function flowWith(canary: string): ProviderFlow {
  return { providerFlowId: `flow-${canary}`, name: `Form ${canary}`, status: "published" };
}

/** What the world's template asks for. */
export const templateValues = { "body.1": { type: "text" as const, text: "Ana" } };

/** An approved template of one text. */
export function templateWith(canary: string): Template {
  const reading = readMetaTemplate({
    ...{ id: `template-${canary}`, name: "order", language: "en", status: "APPROVED" },
    category: "UTILITY",
    components: [{ type: "BODY", text: `Hello {{1}}, about ${canary}: it is done` }],
  });
  if (!reading.ok) throw new Error(reading.reason);
  return reading.template;
}
