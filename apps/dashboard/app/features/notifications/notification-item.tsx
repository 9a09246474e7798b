import type { RouterOutputs } from "@parley/api/routers";
import { Avatar } from "../../components/avatar.tsx";
import { fullTime } from "../inbox/time-words.ts";

type Notification = RouterOutputs["notifications"]["list"]["items"][number];

/** One thing the member is told: who mentioned them about whom, and how the note begins. */
export function NotificationItem({ notification }: { notification: Notification }) {
  const { actor, contactName, excerpt, at, readAt } = notification;
  const who = actor?.name ?? "Somebody";
  return (
    <>
      <Avatar name={who} seed={actor?.id ?? who} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block text-sm">
          <strong className="font-semibold">{who}</strong> mentioned you about {contactName}
        </span>
        {excerpt !== null && (
          <span dir="auto" className="block truncate text-muted text-xs">
            {excerpt}
          </span>
        )}
        <time dateTime={at.toISOString()} className="tabular block text-2xs text-muted">
          {fullTime(at)}
        </time>
      </span>
      {readAt === null && (
        <span className="size-2 shrink-0 rounded-full bg-accent">
          <span className="sr-only">Unread</span>
        </span>
      )}
    </>
  );
}
