import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type Props = { title: string; detail?: string; code?: string; children?: ReactNode };

/** Why a message did not go out, and what to do about it (S0.36–S0.38). */
export function FailureNote({ title, detail, code, children }: Props) {
  return (
    <div className="mt-1 flex max-w-full gap-2 rounded-md border border-danger-line bg-danger-soft px-2.5 py-2 text-left text-xs text-danger-ink">
      <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
      <div className="min-w-0 space-y-0.5">
        <p className="font-medium">
          {title}
          {code && <span className="tabular font-normal"> (code {code})</span>}
        </p>
        {detail !== undefined && <p>{detail}</p>}
        {children}
      </div>
    </div>
  );
}
