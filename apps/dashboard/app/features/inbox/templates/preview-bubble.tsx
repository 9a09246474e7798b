import type { ReactNode } from "react";

/** A message as the customer's phone will show it, while it is being written. */
export function PreviewBubble({
  label = "Preview",
  children,
}: {
  label?: string;
  children: ReactNode;
}) {
  return (
    <section aria-label={label} className="rounded-lg bg-sunken p-3">
      <h3 className="mb-2 font-medium text-2xs text-muted uppercase tracking-wide">{label}</h3>
      <div className="w-fit min-w-24 max-w-full whitespace-pre-wrap break-words rounded-xl rounded-br-sm bg-bubble-out px-3 py-1.5 text-sm shadow-card [overflow-wrap:anywhere]">
        {children}
      </div>
    </section>
  );
}
