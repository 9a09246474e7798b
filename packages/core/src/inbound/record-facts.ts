import type { ProviderFact } from "@parley/providers/port";
import { setMarketingStopped } from "../contacts/index.ts";
import { recordNumberFact } from "../numbers/index.ts";
import { recordTemplateFact } from "../templates/index.ts";
import type { Received, RecordedNumber, Recorder } from "./sort-elements.ts";

/**
 * Keeps rows true to what the provider says of numbers, accounts, templates and people, the moment it says it
 * (A.11–A.13). Facts are applied in the order of their own times, as far as they have one. A template that we do not
 * hold, or that was changed elsewhere, is fetched by a job.
 */
export async function recordFacts(
  { tx, enqueue }: Recorder,
  number: RecordedNumber,
  received: readonly Received<ProviderFact>[],
): Promise<void> {
  const { workspaceId, provider } = number;
  const timeOf = ({ element, receivedAt }: Received<ProviderFact>) => +(element.at ?? receivedAt);
  let isStale = false;
  for (const { element, receivedAt } of received.toSorted((a, b) => timeOf(a) - timeOf(b))) {
    switch (element.kind) {
      case "template_status":
      case "template_quality":
      case "template_category":
        if (!(await recordTemplateFact(tx, workspaceId, provider, element))) isStale = true;
        break;
      case "template_changed":
        isStale = true;
        break;
      case "marketing_preference": {
        const { person, isStopped, at } = element;
        await setMarketingStopped(tx, workspaceId, person, { isStopped, at: at ?? receivedAt });
        break;
      }
      default:
        await recordNumberFact(tx, workspaceId, provider, element);
    }
  }
  if (isStale) enqueue({ queue: "sync", key: number.id, subjectIds: [number.id] });
}
