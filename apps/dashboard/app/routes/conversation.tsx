import { type ConversationId, parseId } from "@parley/domain/ids";
import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { inboxClientLoader } from "../features/inbox/inbox-client-loader.ts";
import { InboxScreen } from "../features/inbox/inbox-screen.tsx";
import { loadFrom } from "../server/load-from.server.ts";
import { loadInbox } from "../server/load-inbox.server.ts";

export function loader(args: LoaderFunctionArgs) {
  const conversationId = parseId<ConversationId>(args.params.conversationId ?? "");
  if (conversationId === null) throw data(null, { status: 404 });
  return loadFrom(args, (api) => loadInbox(api, new URL(args.request.url), conversationId));
}

export const clientLoader = inboxClientLoader;

export default InboxScreen;

export { ErrorPanel as ErrorBoundary } from "../features/shell/error-panel.tsx";
