import { Link, useLocation } from "@remix-run/react";
import { Inbox } from "lucide-react";
import { Badge } from "../../components/badge.tsx";
import { cn } from "../../components/cn.ts";

/** The way to the inbox, with how many conversations wait there. */
export function InboxLink({ slug, unreadCount }: { slug: string; unreadCount: number }) {
  const to = `/app/${slug}/inbox`;
  const { pathname } = useLocation();
  const isActive = pathname === to || pathname.startsWith(`/app/${slug}/whatsapp/`);
  const name = unreadCount === 0 ? "Inbox" : `Inbox, ${unreadCount} unread`;
  return (
    <Link
      to={to}
      aria-label={name}
      data-tooltip={name}
      data-tooltip-side="right"
      aria-current={isActive ? "page" : undefined}
      className={cn(
        "relative flex size-10 items-center justify-center rounded-lg transition-colors",
        isActive ? "bg-accent-soft text-accent-ink" : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      <Inbox aria-hidden="true" className="size-5" strokeWidth={1.9} />
      {unreadCount > 0 && (
        <span className="absolute -top-1 -right-1.5">
          <Badge tone="count">{unreadCount > 99 ? "99+" : unreadCount}</Badge>
        </span>
      )}
    </Link>
  );
}
