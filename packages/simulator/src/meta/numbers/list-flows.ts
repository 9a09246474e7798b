import type { GraphCall } from "../graph-call.ts";
import { pageOf } from "../page-of.ts";

/** GET /{waba id}/flows: the Flows of the account's numbers, by name, as they are configured. */
export function listFlows({ deps, number, query, request }: GraphCall): Response {
  const ofAccount = deps.store.list("number").filter(({ wabaId }) => wabaId === number.wabaId);
  const byId = new Map(ofAccount.flatMap(({ flows = [] }) => flows).map((flow) => [flow.id, flow]));
  const found = [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  return pageOf(found, query, request.url, (flow) => ({
    ...flow,
    categories: ["OTHER"],
    validation_errors: [],
  }));
}
