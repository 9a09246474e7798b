import { formatPhone } from "@parley/domain/identity";
import type { TemplateValues } from "@parley/domain/templates";
import { useState } from "react";
import { FillTemplate } from "../templates/fill-template.tsx";
import type { TemplateView } from "../templates/use-templates.ts";
import type { Parties } from "./parties-step.tsx";

type Props = {
  template: TemplateView;
  parties: Parties;
  onBack: () => void;
  deliver: (clientMessageId: string, values: TemplateValues) => Promise<void>;
};

/** The template that opens the conversation; it goes once its values are there and the opt-in is confirmed (S4.8). */
export function FirstMessage({ template, parties, onBack, deliver }: Props) {
  const [hasOptIn, setOptIn] = useState(false);
  return (
    <FillTemplate
      template={template}
      provider={parties.number.provider}
      onBack={onBack}
      deliver={deliver}
      isReady={hasOptIn}
    >
      <label className="flex items-start gap-2.5 rounded-lg border border-line px-3 py-2.5 text-sm">
        <input
          type="checkbox"
          checked={hasOptIn}
          onChange={({ target }) => setOptIn(target.checked)}
          className="mt-0.5 size-4 accent-accent"
        />
        <span>
          {formatPhone(parties.phone)} agreed to get messages from us on WhatsApp.
          <span className="block text-muted text-xs">
            WhatsApp asks for this before a business writes first. Your name and the time are kept.
          </span>
        </span>
      </label>
    </FillTemplate>
  );
}
