import { useState } from "react";
import { Dialog } from "../../../components/dialog.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { FillTemplate } from "./fill-template.tsx";
import { TemplatePicker } from "./template-picker.tsx";
import type { TemplateView } from "./use-templates.ts";

type Props = { conversation: ConversationView; onClose: () => void };

/** Choosing, filling and sending a template, also outside the window (S3.15, S3.16, S3.21). */
export function TemplateDialog({ conversation, onClose }: Props) {
  const { threads } = useInbox();
  const [template, setTemplate] = useState<TemplateView | null>(null);
  const { id, contact, number } = conversation;
  return (
    <Dialog
      title={`Send a template to ${contact.name}`}
      size={template === null ? "md" : "lg"}
      onClose={onClose}
    >
      {template === null ? (
        <TemplatePicker numberId={number.id} onChoose={setTemplate} />
      ) : (
        <FillTemplate
          key={template.id}
          template={template}
          provider={number.provider}
          onBack={() => setTemplate(null)}
          deliver={async (clientMessageId, values) => {
            await threads.sendTemplate(id, { clientMessageId, templateId: template.id, values });
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
