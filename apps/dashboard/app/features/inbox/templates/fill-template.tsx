import type { ProviderId } from "@parley/domain/messages";
import type { TemplateValues } from "@parley/domain/templates";
import { ArrowLeft, SendHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { Banner } from "../../../components/banner.tsx";
import { Button } from "../../../components/button.tsx";
import { useInbox } from "../inbox-context.ts";
import { spokenName } from "./filter-templates.ts";
import { TemplateFields } from "./template-fields.tsx";
import { useSending } from "./use-sending.ts";
import { useTemplateValues } from "./use-template-values.ts";
import type { TemplateView } from "./use-templates.ts";

type Props = {
  template: TemplateView;
  provider: ProviderId;
  onBack: () => void;
  /** Sends it under the client's id; throws what the server answers. */
  deliver: (clientMessageId: string, values: TemplateValues) => Promise<void>;
  /** What else must be true before it may go. */
  isReady?: boolean;
  submitLabel?: string;
  children?: ReactNode;
};

/** A chosen template: its values, its preview, and Send once it is complete (S0.34). */
export function FillTemplate(props: Props) {
  const { template, provider, onBack, deliver, isReady = true, children } = props;
  const { submitLabel = "Send template" } = props;
  const { serverTime } = useInbox();
  const control = useTemplateValues(template.definition, serverTime);
  const { isPending, problem, send } = useSending();
  const { name, language } = template.definition;
  const canSend = control.isComplete && isReady;
  return (
    <form
      noValidate
      aria-label={`Template ${spokenName(name)}`}
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!canSend || isPending) return;
        const content = [template.id, control.values];
        void send(content, (clientMessageId) => deliver(clientMessageId, control.values));
      }}
    >
      <div className="flex items-center gap-2">
        <Button variant="ghost" size="sm" className="-ml-2" onClick={onBack}>
          <ArrowLeft aria-hidden className="size-4" /> Templates
        </Button>
        <p className="min-w-0 truncate font-medium text-sm">
          {spokenName(name)} <span className="font-normal text-muted">{language}</span>
        </p>
      </div>
      <TemplateFields definition={template.definition} provider={provider} control={control} />
      {children}
      {problem !== undefined && (
        <Banner tone="danger" role="alert">
          {problem}
        </Banner>
      )}
      <div className="flex items-center justify-end gap-3">
        {control.missingCount > 0 && (
          <p className="text-muted text-xs">
            {control.missingCount === 1
              ? "1 value is missing"
              : `${control.missingCount} values are missing`}
          </p>
        )}
        <Button type="submit" disabled={!canSend} isPending={isPending}>
          <SendHorizontal aria-hidden className="size-4" /> {submitLabel}
        </Button>
      </div>
    </form>
  );
}
