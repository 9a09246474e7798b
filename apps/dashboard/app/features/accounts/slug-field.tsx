import { workspaceSlugSchema } from "@parley/domain/accounts";
import { Check } from "lucide-react";
import { Field } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";
import { toSentence } from "./form-state.ts";

/** The workspace's address, checked against the rules while it is typed. */
export function SlugField(props: {
  value: string;
  onChange: (slug: string) => void;
  host: string;
  /** What the server said of the value it was sent. */
  refused: { slug: string; error: string } | null;
}) {
  const { value, onChange, host, refused } = props;
  const parsed = value === "" ? null : workspaceSlugSchema.safeParse(value);
  const broken = parsed?.error ? toSentence(parsed.error.issues[0]?.message ?? "") : undefined;
  const error = refused?.slug === value ? refused.error : broken;
  return (
    <Field
      name="slug"
      label="Workspace URL"
      error={error}
      hint={
        <span className="flex min-w-0 items-center gap-1">
          <span className="truncate">
            {host}/app/<span className="font-medium text-ink">{value || "your-company"}</span>
          </span>
          {parsed?.success && error === undefined && (
            <Check
              role="img"
              aria-label="This address is well formed"
              className="size-3.5 shrink-0 text-success-ink"
            />
          )}
        </span>
      }
    >
      {(control) => (
        <Input
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      )}
    </Field>
  );
}
