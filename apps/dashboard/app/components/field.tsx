import type { ReactNode } from "react";

/** What a control inside a field must carry so that its label, hint and error belong to it. */
export type FieldControl = {
  id: string;
  name: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

/** A labelled control with its hint and its error. */
export function Field(props: {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}) {
  const { name, label, hint, error, children } = props;
  const hintId = hint === undefined || hint === false ? null : `${name}-hint`;
  const errorId = error === undefined ? null : `${name}-error`;
  const describedBy = [errorId, hintId].filter((id) => id !== null).join(" ");
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={name} className="font-medium text-sm">
        {label}
      </label>
      {children({
        id: name,
        name,
        "aria-invalid": error === undefined ? undefined : true,
        "aria-describedby": describedBy === "" ? undefined : describedBy,
      })}
      {errorId !== null && (
        <p id={errorId} className="text-danger-ink text-sm">
          {error}
        </p>
      )}
      {hintId !== null && (
        <div id={hintId} className="text-muted text-xs">
          {hint}
        </div>
      )}
    </div>
  );
}
