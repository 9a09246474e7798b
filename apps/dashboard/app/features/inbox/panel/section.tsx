import type { ReactNode } from "react";

type Props = { title: string; action?: ReactNode; children: ReactNode };

/** A part of the panel under a small heading. */
export function Section({ title, action, children }: Props) {
  return (
    <section aria-label={title}>
      <div className="mb-1.5 flex min-h-6 items-center justify-between gap-2">
        <h3 className="font-semibold text-muted text-xs">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
