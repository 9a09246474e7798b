import type { MediaPart, SendableContent } from "@parley/domain/messages";
import { lazy, Suspense } from "react";
import type { FormKind, Prefilled } from "../forms/form-kind.ts";
import type { ConversationView } from "../inbox-views.ts";

const MessageForm = lazy(async () => ({
  default: (await import("../forms/message-form.tsx")).MessageForm,
}));
const TemplateDialog = lazy(async () => ({
  default: (await import("../templates/template-dialog.tsx")).TemplateDialog,
}));
const ScheduleDialog = lazy(async () => ({
  default: (await import("../scheduled/schedule-dialog.tsx")).ScheduleDialog,
}));
const QuickRepliesDialog = lazy(async () => ({
  default: (await import("./quick-replies-dialog.tsx")).QuickRepliesDialog,
}));

/** What stands open above the composer: the form of a kind of message, a template, or the quick replies. */
export type Opened =
  | { dialog: "form"; kind: FormKind; prefilled?: Prefilled }
  | { dialog: OpenedDialog };

export type OpenedDialog = "template" | "quick_replies" | "schedule";

type Props = {
  opened: Opened | null;
  conversation: ConversationView;
  onSend: (composed: { content: SendableContent; media: MediaPart | null }) => void;
  /** The text in the composer, for a message of another time. */
  draft: string;
  onScheduled: () => void;
  onClose: () => void;
};

/** The dialogs that the composer opens, each loaded when it is wanted. */
export function ComposerDialogs(props: Props) {
  const { opened, conversation, onSend, onClose } = props;
  if (opened === null) return null;
  const { number } = conversation;
  return (
    <Suspense>
      {opened.dialog === "template" && (
        <TemplateDialog conversation={conversation} onClose={onClose} />
      )}
      {opened.dialog === "schedule" && (
        <ScheduleDialog
          conversation={conversation}
          draft={props.draft}
          onScheduled={props.onScheduled}
          onClose={onClose}
        />
      )}
      {opened.dialog === "quick_replies" && <QuickRepliesDialog onClose={onClose} />}
      {opened.dialog === "form" && (
        <MessageForm
          kind={opened.kind}
          provider={number.provider}
          numberId={number.id}
          {...(opened.prefilled && { prefilled: opened.prefilled })}
          onSend={onSend}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
}
