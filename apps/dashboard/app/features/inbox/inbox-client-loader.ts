import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { useEffect } from "react";
import type { InboxData } from "../../server/load-inbox.server.ts";

const openInboxes = new Set<string>();

/**
 * The loader of both inbox routes in the browser: an inbox that is on screen keeps itself up to
 * date, so that opening a conversation waits for nothing.
 */
export async function inboxClientLoader({
  params,
  serverLoader,
}: ClientLoaderFunctionArgs): Promise<InboxData | null> {
  const isOpen = openInboxes.has(params.slug ?? "");
  return isOpen ? null : await serverLoader<InboxData>();
}

/** Marks the workspace's inbox as being on screen. */
export function useInboxPresence(slug: string): void {
  useEffect(() => {
    openInboxes.add(slug);
    return () => {
      openInboxes.delete(slug);
    };
  }, [slug]);
}
