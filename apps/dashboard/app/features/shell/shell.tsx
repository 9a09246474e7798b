import { useParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { cn } from "../../components/cn.ts";
import { Toaster } from "../../components/toaster.tsx";
import { TooltipLayer } from "../../components/tooltip-layer.tsx";
import { NotificationBell } from "../notifications/notification-bell.tsx";
import { InboxLink } from "./inbox-link.tsx";
import type { CurrentView, MembershipView } from "./shell-views.ts";
import { useUnreadCount } from "./use-unread-count.ts";
import { UserMenu } from "./user-menu.tsx";
import { WorkspaceMenu } from "./workspace-menu.tsx";

/**
 * What stands around every page of a workspace: on the left on wide screens, above on phones, where
 * an open conversation has the screen to itself.
 */
export function Shell(props: {
  current: CurrentView;
  workspaces: MembershipView[];
  unreadCount: number;
  notificationCount: number;
  children: ReactNode;
}) {
  const { current, workspaces, notificationCount, children } = props;
  const unreadCount = useUnreadCount(props.unreadCount, current.name);
  const isConversationOpen = useParams().conversationId !== undefined;
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <header
        className={cn(
          "flex shrink-0 items-center gap-2 border-line border-b bg-canvas px-3 py-2 md:w-16 md:flex-col md:gap-3 md:border-r md:border-b-0 md:px-0 md:py-3",
          isConversationOpen && "max-md:hidden",
        )}
      >
        <WorkspaceMenu current={current} workspaces={workspaces} />
        <nav aria-label="Main" className="flex md:flex-col">
          <InboxLink slug={current.slug} unreadCount={unreadCount} />
        </nav>
        <NotificationBell slug={current.slug} initial={notificationCount} />
        <div className="ml-auto md:mt-auto md:ml-0">
          <UserMenu current={current} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="min-h-0 min-w-0 flex-1 bg-surface outline-none">
        {children}
      </main>
      <Toaster />
      <TooltipLayer />
    </div>
  );
}
