import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { pageTitle } from "../features/shell/page-title.ts";
import { Shell } from "../features/shell/shell.tsx";
import { writeLastWorkspace } from "../server/last-workspace-cookie.server.ts";
import { loadFrom } from "../server/load-from.server.ts";
import { ApiProvider } from "../trpc/index.ts";

export function loader(args: LoaderFunctionArgs) {
  return loadFrom(args, async (api) => {
    const [current, me, unreadCount, notificationCount] = await Promise.all([
      api.workspace.current(),
      api.account.me(),
      api.conversations.countUnread(),
      api.notifications.countUnread(),
    ]);
    const headers = { "set-cookie": writeLastWorkspace(current.slug, args.context.publicUrl) };
    const counts = { unreadCount, notificationCount };
    return data({ current, workspaces: me.workspaces, ...counts }, { headers });
  });
}

/** The query of an address chooses what a page lists; the workspace is the same. */
export function shouldRevalidate({
  currentParams,
  nextParams,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  const isSamePlace = formMethod === undefined && currentParams.slug === nextParams.slug;
  return isSamePlace ? false : defaultShouldRevalidate;
}

export type WorkspaceData = ReturnType<typeof useLoaderData<typeof loader>>;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? pageTitle(loaded.unreadCount, loaded.current.name) : "Parley" },
];

export default function Workspace() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <ApiProvider slug={loaded.current.slug} key={loaded.current.slug}>
      <Shell {...loaded}>
        <Outlet />
      </Shell>
    </ApiProvider>
  );
}
