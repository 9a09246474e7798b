import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WorkspaceList } from "../features/shell/workspace-list.tsx";
import { readLastWorkspace } from "../server/last-workspace-cookie.server.ts";
import { loadFrom } from "../server/load-from.server.ts";

export const meta: MetaFunction = () => [{ title: "Workspaces · Parley" }];

export function loader(args: LoaderFunctionArgs) {
  return loadFrom(args, async (api) => {
    const { workspaces } = await api.account.me();
    const lastSlug = readLastWorkspace(args.request);
    const last = workspaces.find(({ slug }) => slug === lastSlug);
    const only = workspaces.length === 1 ? workspaces[0] : undefined;
    const straight = last ?? only;
    if (straight !== undefined) throw redirect(`/app/${straight.slug}/inbox`);
    return { workspaces };
  });
}

export default function Workspaces() {
  return <WorkspaceList {...useLoaderData<typeof loader>()} />;
}
