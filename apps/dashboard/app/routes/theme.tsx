import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { isTheme } from "../features/shell/theme.ts";
import { writeTheme } from "../server/theme-cookie.server.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const theme = (await request.formData()).get("theme");
  if (!isTheme(theme)) return data({ isSaved: false }, { status: 400 });
  const headers = { "set-cookie": writeTheme(theme, context.publicUrl) };
  return data({ isSaved: true }, { headers });
}

export function loader() {
  return redirect("/");
}
