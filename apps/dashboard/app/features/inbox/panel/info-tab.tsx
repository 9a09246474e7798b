import { conversationActions } from "@parley/domain/conversations";
import { Skeleton } from "../../../components/skeleton.tsx";
import type { ConversationView } from "../inbox-views.ts";
import { phoneGroups } from "../phone-groups.ts";
import { StatusButton } from "../status-button.tsx";
import { fullTime } from "../time-words.ts";
import { Assignment } from "./assignment.tsx";
import { BlockButton } from "./block-button.tsx";
import { DeleteButton } from "./delete-button.tsx";
import { Fact } from "./fact.tsx";
import { IdentityFacts } from "./identity-facts.tsx";
import { MarketingFact } from "./marketing-fact.tsx";
import { MetadataList } from "./metadata-list.tsx";
import { NotesSection } from "./notes-section.tsx";
import { Section } from "./section.tsx";
import { TagEditor } from "./tag-editor.tsx";
import { useContact } from "./use-contact.ts";

const statusNames = { open: "Open", closed: "Closed", archived: "Archived" };
const listLook = "divide-y divide-line rounded-lg border border-line";

/** The conversation's facts, the contact's tags, notes, identities and metadata, and what ends them (S3.8). */
export function InfoTab({ conversation }: { conversation: ConversationView }) {
  const { number, status, lastActivityAt, lastInboundAt } = conversation;
  const { data: contact } = useContact(conversation);
  return (
    <div className="space-y-5">
      <Section title="Assigned to">
        <Assignment conversation={conversation} />
      </Section>
      <Section title="Tags">
        <TagEditor conversation={conversation} />
      </Section>
      <Section title="Conversation">
        <dl className={listLook}>
          <Fact name="Status">
            <span className="flex flex-wrap items-center justify-end gap-1.5">
              <span className="mr-0.5">{statusNames[status]}</span>
              {conversationActions(status).map((action) => (
                <StatusButton key={action} conversation={conversation} action={action} />
              ))}
            </span>
          </Fact>
          <Fact name="Number">
            <span className="block font-medium">{number.displayName}</span>
            <span className="tabular block text-muted text-xs">{phoneGroups(number.phone)}</span>
          </Fact>
          <Fact name="Last activity">
            <span className="tabular">{fullTime(lastActivityAt)}</span>
          </Fact>
          {lastInboundAt && (
            <Fact name="Customer wrote">
              <span className="tabular">{fullTime(lastInboundAt)}</span>
            </Fact>
          )}
        </dl>
      </Section>
      <NotesSection conversation={conversation} />
      <Section title="Contact">
        {contact === undefined ? (
          <Skeleton className="h-24 w-full rounded-lg" />
        ) : (
          <dl className={listLook}>
            <IdentityFacts contact={contact} />
            <MarketingFact conversation={conversation} marketing={contact.marketing} />
          </dl>
        )}
      </Section>
      {contact && <MetadataList metadata={contact.metadata} />}
      <div className="space-y-1.5 border-line border-t pt-4">
        <BlockButton conversation={conversation} className="w-full" />
        <DeleteButton conversation={conversation} />
      </div>
    </div>
  );
}
