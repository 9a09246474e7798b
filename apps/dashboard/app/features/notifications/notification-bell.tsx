import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { lazy } from "react";
import { Badge } from "../../components/badge.tsx";
import { LazyMenu } from "../../components/lazy-menu.tsx";
import { useTRPC } from "../../trpc/index.ts";

const load = () => import("./notification-items.tsx");
const Loaded = lazy(async () => ({ default: (await load()).NotificationItems }));

/** Opens what the member is told of, and says how much of it is unread. */
export function NotificationBell({ slug, initial }: { slug: string; initial: number }) {
  const trpc = useTRPC();
  const { data: unread } = useQuery(
    trpc.notifications.countUnread.queryOptions(undefined, { initialData: initial }),
  );
  const name = unread === 0 ? "Notifications" : `Notifications, ${unread} unread`;
  const trigger = (
    <button
      type="button"
      aria-label={name}
      data-tooltip={name}
      data-tooltip-side="right"
      className="relative flex size-10 items-center justify-center rounded-lg text-muted transition-colors hover:bg-hover hover:text-ink"
    >
      <Bell aria-hidden="true" className="size-5" strokeWidth={1.9} />
      {unread > 0 && (
        <span className="absolute -top-1 -right-1.5">
          <Badge tone="count">{unread > 99 ? "99+" : unread}</Badge>
        </span>
      )}
    </button>
  );
  return <LazyMenu trigger={trigger} Loaded={Loaded} load={load} menu={{ slug }} />;
}
