import { Form, Link, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import type { FormState } from "./form-state.ts";
import { PasswordInput } from "./password-input.tsx";
import { SlugField } from "./slug-field.tsx";
import { suggestSlug } from "./suggest-slug.ts";

const labels = {
  fullName: "Full name",
  email: "Email",
  company: "Company",
  slug: "Workspace URL",
  password: "Password",
};

type Name = keyof typeof labels;

/** The form that makes a person and their workspace. */
export function SignUpForm(props: { state: FormState<Name> | undefined; host: string }) {
  const { state, host } = props;
  const { values = {}, errors = {} }: Partial<FormState<Name>> = state ?? {};
  const [company, setCompany] = useState(values.company ?? "");
  /** Null while nobody wrote one: then it follows the company. */
  const [ownSlug, setOwnSlug] = useState(values.slug || null);
  const isPending = useNavigation().formAction === "/signup";
  const refused = errors.slug ? { slug: values.slug ?? "", error: errors.slug } : null;
  return (
    <Form method="post" noValidate className="flex flex-col gap-4">
      <ErrorSummary state={state} labels={labels} />
      <Field name="fullName" label={labels.fullName} error={errors.fullName}>
        {(control) => (
          <Input {...control} autoComplete="name" defaultValue={values.fullName} required />
        )}
      </Field>
      <Field name="email" label={labels.email} error={errors.email}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            defaultValue={values.email}
            required
          />
        )}
      </Field>
      <Field name="company" label={labels.company} error={errors.company}>
        {(control) => (
          <Input
            {...control}
            autoComplete="organization"
            value={company}
            onChange={(event) => setCompany(event.target.value)}
            required
          />
        )}
      </Field>
      <SlugField
        value={ownSlug ?? suggestSlug(company)}
        onChange={(slug) => setOwnSlug(slug === "" ? null : slug)}
        host={host}
        refused={refused}
      />
      <Field
        name="password"
        label={labels.password}
        error={errors.password}
        hint={errors.password === undefined && "At least 8 characters"}
      >
        {(control) => <PasswordInput control={control} autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="lg" isPending={isPending} className="mt-2 w-full">
        Create workspace
      </Button>
      <p className="text-muted text-sm">
        Already have an account?{" "}
        <Link to="/login" className="font-medium text-accent-ink underline-offset-2 underline">
          Log in
        </Link>
      </p>
    </Form>
  );
}
