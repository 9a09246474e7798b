import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { loadFrom } from "../server/load-from.server.ts";

export function loader(args: LoaderFunctionArgs) {
  return loadFrom(args, async (api) => {
    const { slug } = await api.workspace.current();
    throw redirect(`/app/${slug}/inbox`);
  });
}
