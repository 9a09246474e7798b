import { CheckCheck } from "lucide-react";
import { Avatar } from "../../components/avatar.tsx";
import { cn } from "../../components/cn.ts";

const lines = [
  { isOurs: false, text: "Hi! Is the olive linen sofa still in stock?", time: "09:41" },
  { isOurs: true, text: "Good morning, Amara. Yes, two are left in Lisbon.", time: "09:42" },
  { isOurs: true, text: "Shall I hold one for you until tomorrow?", time: "09:42" },
  { isOurs: false, text: "That would be wonderful, thank you 🙏", time: "09:43" },
];

/** A drawing of the product at work. Decoration only. */
export function SampleThread() {
  return (
    <div className="w-full max-w-lg px-8">
      <div className="overflow-hidden rounded-xl bg-surface shadow-raised">
        <div className="flex items-center gap-3 border-line border-b px-4 py-3">
          <Avatar name="Amara Okafor" />
          <div className="min-w-0 flex-1">
            <p className="font-medium">Amara Okafor</p>
            <p className="text-muted text-xs tabular">+351 912 555 018</p>
          </div>
          <span className="rounded-full bg-success-soft px-2 py-0.5 font-medium text-2xs text-success-ink">
            Active
          </span>
        </div>
        <div className="flex flex-col gap-1.5 bg-sunken px-4 py-5">
          {lines.map(({ isOurs, text, time }) => (
            <p
              key={text}
              className={cn(
                "flex max-w-[85%] items-end gap-3 rounded-lg px-3 py-2 text-sm shadow-card",
                isOurs ? "self-end bg-bubble-out" : "self-start bg-bubble-in",
              )}
            >
              {text}
              <span className="ml-auto inline-flex shrink-0 translate-y-0.5 items-center gap-1 text-2xs text-muted tabular">
                {time}
                {isOurs && <CheckCheck className="size-3.5 text-read" />}
              </span>
            </p>
          ))}
        </div>
        <div className="flex items-center gap-2 border-line border-t px-4 py-3">
          <span className="h-9 flex-1 rounded-md border border-line bg-surface px-3 py-2 text-muted text-sm">
            Message
          </span>
          <span className="rounded-md bg-accent px-4 py-2 font-medium text-on-accent text-sm">
            Send
          </span>
        </div>
      </div>
      <p className="mt-8 text-balance text-center font-semibold text-xl tracking-tight">
        Every customer, one calm inbox.
      </p>
      <p className="mx-auto mt-1.5 max-w-80 text-balance text-center text-muted">
        Your whole team answers WhatsApp together, from the same conversations.
      </p>
    </div>
  );
}
