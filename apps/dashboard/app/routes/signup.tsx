import { signUpSchema } from "@parley/domain/accounts";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountPage } from "../features/accounts/account-page.tsx";
import { readForm } from "../features/accounts/read-form.server.ts";
import { SignUpForm } from "../features/accounts/sign-up-form.tsx";

const names = ["fullName", "email", "company", "slug", "password"] as const;
const blame = { "account.email_taken": "email", "workspace.slug_taken": "slug" } as const;

export const meta: MetaFunction = () => [{ title: "Create a workspace · Parley" }];

export function loader({ context }: LoaderFunctionArgs) {
  if (context.isSignedIn) throw redirect("/app");
  return { host: context.publicUrl.host };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const read = readForm(await request.formData(), names, signUpSchema, blame);
  if (!read.isValid) return data(read.refusal.state, { status: read.refusal.status });
  try {
    const { slug, ...session } = await context.api(null).account.signUp(read.input);
    return redirect(`/app/${slug}/inbox`, {
      headers: { "set-cookie": context.cookie.write(session, new Date()) },
    });
  } catch (error) {
    const { state, status } = read.refused(error);
    return data(state, { status });
  }
}

export default function SignUp() {
  const { host } = useLoaderData<typeof loader>();
  return (
    <AccountPage
      title="Create your workspace"
      lead="One place where your team answers WhatsApp together."
    >
      <SignUpForm state={useActionData<typeof action>()} host={host} />
    </AccountPage>
  );
}
