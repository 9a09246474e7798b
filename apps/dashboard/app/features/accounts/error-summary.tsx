import { useEffect, useRef } from "react";
import { Banner } from "../../components/banner.tsx";
import type { FormState } from "./form-state.ts";

/** What kept a form from being taken, with a way to each field. Takes the focus when it appears. */
export function ErrorSummary<Name extends string>(props: {
  state: FormState<Name> | undefined;
  labels: Readonly<Record<Name, string>>;
}) {
  const { state, labels } = props;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state !== undefined) ref.current?.focus();
  }, [state]);
  if (state === undefined) return null;
  const wrong = (Object.keys(labels) as Name[]).filter((name) => state.errors[name]);
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="rounded-lg">
      <Banner tone="danger">
        {state.refusal ?? (
          <>
            <p className="font-medium">
              {wrong.length === 1
                ? "One field needs your attention"
                : `${wrong.length} fields need your attention`}
            </p>
            <ul className="mt-1 list-disc pl-4">
              {wrong.map((name) => (
                <li key={name}>
                  <a href={`#${name}`} className="underline underline-offset-2">
                    {labels[name]}
                  </a>
                  : {state.errors[name]}
                </li>
              ))}
            </ul>
          </>
        )}
      </Banner>
    </div>
  );
}
