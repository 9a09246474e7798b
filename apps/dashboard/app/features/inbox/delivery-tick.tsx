import { Check, CheckCheck, CircleAlert, Clock3, type LucideIcon } from "lucide-react";
import type { MessageView } from "./inbox-views.ts";

type Status = MessageView["status"] & {};

const ticks: Record<Status, { icon: LucideIcon; name: string; colour: string }> = {
  queued: { icon: Clock3, name: "Queued", colour: "text-muted" },
  sent: { icon: Check, name: "Sent", colour: "text-muted" },
  delivered: { icon: CheckCheck, name: "Delivered", colour: "text-muted" },
  read: { icon: CheckCheck, name: "Read", colour: "text-read" },
  failed: { icon: CircleAlert, name: "Failed", colour: "text-danger-ink" },
};

/** How far an outbound message has come (S4.18–S4.23, S0.36). */
export function DeliveryTick({ status }: { status: Status }) {
  const { icon: Icon, name, colour } = ticks[status];
  return (
    <span role="img" aria-label={name} title={name} className={`inline-flex shrink-0 ${colour}`}>
      <Icon aria-hidden className="size-3.5" strokeWidth={2.25} />
    </span>
  );
}
