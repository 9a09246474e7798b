import { lazy, Suspense } from "react";
import { Avatar } from "../../components/avatar.tsx";
import type { ConversationView } from "./inbox-views.ts";
import { ContactName } from "./panel/contact-name.tsx";
import { PanelSkeleton } from "./panel/panel-skeleton.tsx";
import { phoneGroups } from "./phone-groups.ts";
import { SendTemplateButton } from "./templates/send-template-button.tsx";
import { useHydrated } from "./use-hydrated.ts";
import { WindowStatus } from "./window-status.tsx";

const PanelBody = lazy(async () => ({
  default: (await import("./panel/panel-body.tsx")).PanelBody,
}));

/** Who the conversation is with, how it stands, and everything one may do about both (S3.8, S3.17, S3.18). */
export function ContactPanel({ conversation }: { conversation: ConversationView }) {
  const { contact } = conversation;
  const isHydrated = useHydrated();
  return (
    <div className="space-y-5">
      <div className="flex flex-col items-center gap-1 pt-2 text-center">
        <Avatar name={contact.name} seed={contact.id} size="xl" />
        <ContactName key={contact.id} conversation={conversation} />
        <p className="tabular text-muted text-sm">
          {contact.phone === null ? "No phone number shared" : phoneGroups(contact.phone)}
        </p>
      </div>
      <WindowStatus conversation={conversation} />
      <div className="grid">
        <SendTemplateButton conversation={conversation} />
      </div>
      {isHydrated ? (
        <Suspense fallback={<PanelSkeleton />}>
          <PanelBody conversation={conversation} />
        </Suspense>
      ) : (
        <PanelSkeleton />
      )}
    </div>
  );
}
