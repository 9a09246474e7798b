import { conversationActions } from "@parley/domain/conversations";
import type { ReactNode } from "react";
import { Avatar } from "../../components/avatar.tsx";
import type { ConversationView } from "./inbox-views.ts";
import { phoneGroups } from "./phone-groups.ts";
import { StatusButton } from "./status-button.tsx";
import { fullTime } from "./time-words.ts";
import { useHydrated } from "./use-hydrated.ts";
import { WindowStatus } from "./window-status.tsx";

const statusNames = { open: "Open", closed: "Closed", archived: "Archived" };

/** Who the conversation is with, and how it stands (S3.8, S3.17, S3.18). */
export function ContactPanel({ conversation }: { conversation: ConversationView }) {
  const { contact, number, status, lastActivityAt } = conversation;
  const isHydrated = useHydrated();
  return (
    <div className="space-y-5">
      <div className="flex flex-col items-center gap-1 pt-2 text-center">
        <Avatar name={contact.name} seed={contact.id} size="xl" />
        <p className="mt-2 max-w-full break-words font-semibold text-lg">{contact.name}</p>
        <p className="tabular text-muted text-sm">
          {contact.phone === null ? "No phone number shared" : phoneGroups(contact.phone)}
        </p>
      </div>
      <WindowStatus conversation={conversation} />
      <div>
        <h2 className="mb-1 font-semibold text-muted text-xs">Conversation</h2>
        <dl className="divide-y divide-line rounded-lg border border-line">
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
            <span className="tabular">{isHydrated ? fullTime(lastActivityAt) : "\u00a0"}</span>
          </Fact>
          {conversation.lastInboundAt && (
            <Fact name="Customer wrote">
              <span className="tabular">
                {isHydrated ? fullTime(conversation.lastInboundAt) : "\u00a0"}
              </span>
            </Fact>
          )}
        </dl>
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-11 items-center justify-between gap-3 px-3 py-1.5 text-sm">
      <dt className="shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}
