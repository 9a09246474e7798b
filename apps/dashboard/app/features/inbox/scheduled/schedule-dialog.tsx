import type { TemplateValues } from "@parley/domain/templates";
import { useState } from "react";
import { Banner } from "../../../components/banner.tsx";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { Field } from "../../../components/field.tsx";
import { Input } from "../../../components/input.tsx";
import { LineField } from "../forms/line-field.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { FillTemplate } from "../templates/fill-template.tsx";
import { TemplatePicker } from "../templates/template-picker.tsx";
import { useSending } from "../templates/use-sending.ts";
import type { TemplateView } from "../templates/use-templates.ts";
import { useWindowState } from "../use-window-state.ts";
import { startOfNextHour, timeOf } from "./local-time.ts";
import { useScheduled } from "./use-scheduled.ts";

type Fallback = { templateId: TemplateView["id"]; values: TemplateValues };

type Props = {
  conversation: ConversationView;
  draft: string;
  onScheduled: () => void;
  onClose: () => void;
};

/** A message for later; where its time falls past the window, with the template that goes instead. */
export function ScheduleDialog({ conversation, draft, onScheduled, onClose }: Props) {
  const { api, serverTime } = useInbox();
  const { id: conversationId, number } = conversation;
  const [text, setText] = useState(draft);
  const [when, setWhen] = useState(() => startOfNextHour(serverTime()));
  const [step, setStep] = useState<"message" | "choose" | TemplateView>("message");
  const { isPending, problem, send } = useSending();
  const { refresh } = useScheduled(conversation);
  const { remainingMs } = useWindowState(conversation);
  const sendAt = timeOf(when);
  const isPast = sendAt === null || sendAt <= serverTime();
  const isClosedThen =
    sendAt !== null && sendAt.getTime() >= serverTime().getTime() + Math.max(0, remainingMs);
  const deliver = async (clientMessageId: string, fallback: Fallback | null) => {
    if (sendAt === null) return;
    const content = { type: "text" as const, text };
    await api.messages.schedule.mutate({
      ...{ conversationId, clientMessageId, content, sendAt },
      fallback: fallback && { ...fallback, values: { ...fallback.values } },
    });
    await refresh();
    onScheduled();
    onClose();
  };
  if (step === "choose") {
    return (
      <Dialog title="If the window is closed by then, send" onClose={onClose}>
        <TemplatePicker numberId={number.id} onChoose={setStep} />
      </Dialog>
    );
  }
  if (step !== "message") {
    return (
      <Dialog title="If the window is closed by then, send" size="lg" onClose={onClose}>
        <FillTemplate
          template={step}
          provider={number.provider}
          submitLabel="Schedule with this template"
          onBack={() => setStep("choose")}
          deliver={(clientMessageId, values) =>
            deliver(clientMessageId, { templateId: step.id, values })
          }
        />
      </Dialog>
    );
  }
  return (
    <Dialog title="Schedule a message" onClose={onClose}>
      <form
        noValidate
        className="space-y-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === "" || isPast || isPending) return;
          if (isClosedThen) setStep("choose");
          else void send([text, when], (clientMessageId) => deliver(clientMessageId, null));
        }}
      >
        <LineField
          name="schedule-text"
          label="Message"
          isLong
          value={text}
          onValue={setText}
          error={undefined}
        />
        <Field
          name="schedule-time"
          label="Time"
          error={isPast ? "Choose a time that is to come." : undefined}
          hint="In your own time zone"
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={when}
              onChange={({ target }) => setWhen(target.value)}
            />
          )}
        </Field>
        {isClosedThen && !isPast && (
          <Banner tone="warning" role="status">
            By then the 24-hour window is closed, unless the customer writes before. Choose the
            template that goes instead.
          </Banner>
        )}
        {problem !== undefined && (
          <Banner tone="danger" role="alert">
            {problem}
          </Banner>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={text.trim() === "" || isPast} isPending={isPending}>
            {isClosedThen ? "Choose a template" : "Schedule"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
