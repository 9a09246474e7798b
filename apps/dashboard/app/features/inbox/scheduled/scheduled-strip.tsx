import { CalendarClock, TriangleAlert, X } from "lucide-react";
import { IconButton } from "../../../components/icon-button.tsx";
import type { ConversationView } from "../inbox-views.ts";
import { fullTime } from "../time-words.ts";
import { type Scheduled, useScheduled } from "./use-scheduled.ts";

/** Above the composer: the messages that wait for their time, and those that could not go. */
export function ScheduledStrip({ conversation }: { conversation: ConversationView }) {
  const { scheduled, cancel } = useScheduled(conversation);
  if (scheduled.length === 0) return null;
  return (
    <ul
      aria-label="Scheduled messages"
      className="max-h-40 space-y-1.5 overflow-y-auto border-line border-t bg-surface px-3 pt-3 md:px-4"
    >
      {scheduled.map((one) => (
        <ScheduledRow key={one.id} one={one} onCancel={() => cancel(one)} />
      ))}
    </ul>
  );
}

function ScheduledRow({ one, onCancel }: { one: Scheduled; onCancel: () => void }) {
  const { content, sendAt, failure, hasFallback } = one;
  const Icon = failure === null ? CalendarClock : TriangleAlert;
  const look = failure === null ? "border-line" : "border-danger-line bg-danger-soft";
  return (
    <li className={`flex items-start gap-2.5 rounded-lg border py-1.5 pr-1 pl-2.5 text-sm ${look}`}>
      <Icon aria-hidden className="mt-1 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="tabular text-muted text-xs">
          {failure === null
            ? `Goes ${fullTime(sendAt)}${hasFallback ? ", by template if the window is closed" : ""}`
            : `Was not sent at ${fullTime(sendAt)}: ${failure.replace(/^unable to send message; /, "")}`}
        </p>
        <p dir="auto" className="truncate">
          {content.type === "text" ? content.text : "Message"}
        </p>
      </div>
      <IconButton
        label={failure === null ? "Call off this message" : "Dismiss this message"}
        onClick={onCancel}
      >
        <X aria-hidden className="size-4" />
      </IconButton>
    </li>
  );
}
