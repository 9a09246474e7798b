import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { Dialog } from "../../../components/dialog.tsx";
import { useInbox } from "../inbox-context.ts";
import { TemplatePicker } from "../templates/template-picker.tsx";
import type { TemplateView } from "../templates/use-templates.ts";
import { FirstMessage } from "./first-message.tsx";
import { type Parties, PartiesStep } from "./parties-step.tsx";
import { StepTrail } from "./step-trail.tsx";

/**
 * Writing to somebody first: from which number, to which phone, which template, its values, and Send; then the thread
 * opens, the existing one if there is one (S0.30–S0.35).
 */
export function NewConversationDialog({ onClose }: { onClose: () => void }) {
  const { api, slug, threads } = useInbox();
  const navigate = useNavigate();
  const [parties, setParties] = useState<Parties | null>(null);
  const [isChanging, setChanging] = useState(false);
  const [template, setTemplate] = useState<TemplateView | null>(null);
  const step = parties === null || isChanging ? 1 : template === null ? 2 : 3;
  return (
    <Dialog title="New conversation" size={step === 3 ? "lg" : "md"} onClose={onClose}>
      <StepTrail
        current={step}
        parties={parties}
        onParties={() => {
          setTemplate(null);
          setChanging(true);
        }}
      />
      {parties === null || step === 1 ? (
        <PartiesStep
          initial={parties}
          onDone={(chosen) => {
            setParties(chosen);
            setChanging(false);
          }}
        />
      ) : template === null ? (
        <TemplatePicker numberId={parties.number.id} onChoose={setTemplate} />
      ) : (
        <FirstMessage
          key={template.id}
          template={template}
          parties={parties}
          onBack={() => setTemplate(null)}
          deliver={async (clientMessageId, values) => {
            const { conversationId, message } = await api.conversations.start.mutate({
              ...{ numberId: parties.number.id, phone: parties.phone, hasOptIn: true },
              ...{ clientMessageId, templateId: template.id, values },
            });
            threads.receive(conversationId, message);
            onClose();
            navigate(`/app/${slug}/whatsapp/${conversationId}`);
          }}
        />
      )}
    </Dialog>
  );
}
