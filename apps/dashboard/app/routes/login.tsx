import { logInSchema } from "@parley/domain/accounts";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountPage } from "../features/accounts/account-page.tsx";
import { LogInForm } from "../features/accounts/log-in-form.tsx";
import { readForm } from "../features/accounts/read-form.server.ts";
import { safeRedirect } from "../server/safe-redirect.server.ts";

export const meta: MetaFunction = () => [{ title: "Log in · Parley" }];

export function loader({ request, context }: LoaderFunctionArgs) {
  const redirectTo = safeRedirect(new URL(request.url).searchParams.get("redirectTo"));
  if (context.isSignedIn) throw redirect(redirectTo ?? "/app");
  return { redirectTo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const read = readForm(form, ["email", "password"], logInSchema);
  if (!read.isValid) return data(read.refusal.state, { status: read.refusal.status });
  try {
    const session = await context.api(null).account.logIn(read.input);
    const wanted = form.get("redirectTo");
    return redirect(safeRedirect(typeof wanted === "string" ? wanted : null) ?? "/app", {
      headers: { "set-cookie": context.cookie.write(session, new Date()) },
    });
  } catch (error) {
    const { state, status } = read.refused(error);
    return data(state, { status });
  }
}

export default function LogIn() {
  const { redirectTo } = useLoaderData<typeof loader>();
  return (
    <AccountPage title="Welcome back" lead="Log in to your team’s inbox.">
      <LogInForm state={useActionData<typeof action>()} redirectTo={redirectTo} />
    </AccountPage>
  );
}
