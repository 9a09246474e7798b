import type { LoaderFunctionArgs } from "@remix-run/node";
import { inboxClientLoader } from "../features/inbox/inbox-client-loader.ts";
import { InboxScreen } from "../features/inbox/inbox-screen.tsx";
import { loadFrom } from "../server/load-from.server.ts";
import { loadInbox } from "../server/load-inbox.server.ts";

export function loader(args: LoaderFunctionArgs) {
  return loadFrom(args, (api) => loadInbox(api, new URL(args.request.url), null));
}

export const clientLoader = inboxClientLoader;

// Both inbox routes export the same component, so that React keeps it when one opens a conversation.
export default InboxScreen;

export { ErrorPanel as ErrorBoundary } from "../features/shell/error-panel.tsx";
