import { type ActionFunctionArgs, redirect } from "@remix-run/node";

export async function action({ context }: ActionFunctionArgs) {
  if (context.isSignedIn) await context.api(null).account.logOut();
  const headers = new Headers({ "clear-site-data": '"cache", "storage"' });
  headers.append("set-cookie", context.cookie.clear());
  return redirect("/login", { headers });
}

export function loader() {
  return redirect("/");
}
