import { Form, Link, useNavigation } from "@remix-run/react";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import type { FormState } from "./form-state.ts";
import { PasswordInput } from "./password-input.tsx";

const labels = { email: "Email", password: "Password" };

/** The form to log in with; `redirectTo` is where it leads. */
export function LogInForm(props: {
  state: FormState<keyof typeof labels> | undefined;
  redirectTo: string | null;
}) {
  const { state, redirectTo } = props;
  const isPending = useNavigation().formAction?.startsWith("/login") ?? false;
  return (
    <Form method="post" noValidate className="flex flex-col gap-4">
      <ErrorSummary state={state} labels={labels} />
      {redirectTo !== null && <input type="hidden" name="redirectTo" value={redirectTo} />}
      <Field name="email" label={labels.email} error={state?.errors.email}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            defaultValue={state?.values.email}
            required
          />
        )}
      </Field>
      <Field name="password" label={labels.password} error={state?.errors.password}>
        {(control) => <PasswordInput control={control} autoComplete="current-password" />}
      </Field>
      <Button type="submit" size="lg" isPending={isPending} className="mt-2 w-full">
        Log in
      </Button>
      <p className="text-muted text-sm">
        New to Parley?{" "}
        <Link to="/signup" className="font-medium text-accent-ink underline-offset-2 underline">
          Create a workspace
        </Link>
      </p>
    </Form>
  );
}
