import { useInbox } from "../inbox-context.ts";
import type { AsideView } from "../inbox-views.ts";
import { MessageTime } from "../message-time.tsx";
import { eventWords } from "./event-words.ts";

/** Something that happened to the conversation, between the messages (CON-8). */
export function EventLine({ event }: { event: Extract<AsideView, { kind: "event" }> }) {
  const { self } = useInbox();
  return (
    <p
      data-event={event.event.kind}
      className="my-3 flex flex-wrap items-baseline justify-center gap-x-1.5 px-6 text-center text-muted text-xs"
    >
      <span dir="auto">{eventWords(event, self.id)}</span>
      <span className="text-2xs">
        <MessageTime at={event.at} />
      </span>
    </p>
  );
}
