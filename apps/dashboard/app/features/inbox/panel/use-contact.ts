import type { RouterOutputs } from "@parley/api/routers";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../trpc/index.ts";
import type { ConversationView } from "../inbox-views.ts";
import { useFresh } from "./use-fresh.ts";

export type ContactView = RouterOutputs["contacts"]["get"];

/** Everything there is to show of a conversation's contact; kept up to date. */
export function useContact({ contact }: Pick<ConversationView, "contact">) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.contacts.get.queryOptions({ contactId: contact.id }, { staleTime: 0 }),
  );
  useFresh(contact.revision, query.refetch);
  return query;
}
