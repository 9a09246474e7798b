import {
  type AutomationAction,
  type AutomationState,
  automationActions,
  automationLabel,
} from "@parley/domain/automation";
import { Bot } from "lucide-react";
import { cn } from "../../../components/cn.ts";
import type { ConversationView } from "../inbox-views.ts";
import { AutomationButton } from "./automation-button.tsx";

const words: Record<AutomationState, string> = {
  none: "No automation is on this conversation. Your team answers.",
  running: "An automation is answering. Take over to write yourself: it pauses at once.",
  waiting: "An automation waits for the customer's answer. Take over to write yourself.",
  handoff:
    "Your team took over; the automation is paused. It goes on where it was when you resume it.",
  failed: "The automation failed. Your team answers from here.",
};

const buttonWords: Record<AutomationAction, string> = {
  take_over: "Take over",
  resume: "Resume bot",
};

/** Who answers here, and changing that (S3.22, S2.25, AUT-3). */
export function AutomationTab({ conversation }: { conversation: ConversationView }) {
  const { automation } = conversation;
  const label = automationLabel(automation);
  const isActive = label === "AI Active";
  return (
    <section aria-label="Automation" className="space-y-3 rounded-lg border border-line p-4">
      <div className="flex items-center gap-3">
        <span
          className={cn(
            "flex size-9 shrink-0 items-center justify-center rounded-lg",
            isActive ? "bg-accent-soft text-accent-ink" : "bg-hover text-muted",
          )}
        >
          <Bot aria-hidden className="size-5" />
        </span>
        <p className="font-semibold text-base" role="status">
          {label}
        </p>
      </div>
      <p className="text-muted text-sm">{words[automation]}</p>
      {automationActions(automation).map((action) => (
        <AutomationButton key={action} conversation={conversation} action={action}>
          {buttonWords[action]}
        </AutomationButton>
      ))}
    </section>
  );
}
