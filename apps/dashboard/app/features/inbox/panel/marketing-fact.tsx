import { Button } from "../../../components/button.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { fullTime } from "../time-words.ts";
import { Fact } from "./fact.tsx";
import { useChange } from "./use-change.ts";
import type { ContactView } from "./use-contact.ts";

const words = { opted_in: "Opted in", opted_out: "Opted out", not_asked: "Not asked" };

type Props = { conversation: ConversationView; marketing: ContactView["marketing"] };

/** Whether the contact wants marketing, since when, and recording what they say about it (MKT-1, S4.8). */
export function MarketingFact({ conversation, marketing }: Props) {
  const { api } = useInbox();
  const { consent, since } = marketing;
  const change = useChange(conversation, (isAllowed: boolean) =>
    api.contacts.setMarketing.mutate({ contactId: conversation.contact.id, isAllowed }),
  );
  const offer = (isAllowed: boolean) => (
    <Button
      key={String(isAllowed)}
      variant="secondary"
      size="sm"
      isPending={change.isPending}
      onClick={() => change.mutate(isAllowed)}
    >
      {isAllowed ? "Opt in" : "Opt out"}
    </Button>
  );
  return (
    <Fact name="Marketing">
      <span className="flex flex-col items-end gap-1.5 py-1">
        <span>
          {words[consent]}
          {since && <span className="tabular block text-muted text-xs">{fullTime(since)}</span>}
        </span>
        <span className="flex gap-1.5">
          {consent !== "opted_in" && offer(true)}
          {consent !== "opted_out" && offer(false)}
        </span>
      </span>
    </Fact>
  );
}
