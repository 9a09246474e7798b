import { CloudOff, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  title: string;
  detail?: string;
  code?: string;
  /** Nothing failed for good: it mends itself. */
  isCalm?: boolean;
  children?: ReactNode;
};

const looks = {
  alarming: "border-danger-line bg-danger-soft text-danger-ink",
  calm: "border-warning-line bg-warning-soft text-warning-ink",
};

/** Why a message did not go out, and what to do about it (S0.36–S0.38). */
export function FailureNote({ title, detail, code, isCalm = false, children }: Props) {
  const Icon = isCalm ? CloudOff : TriangleAlert;
  return (
    <div
      className={`mt-1 flex max-w-full gap-2 rounded-md border px-2.5 py-2 text-left text-xs ${looks[isCalm ? "calm" : "alarming"]}`}
    >
      <Icon aria-hidden className="mt-px size-4 shrink-0" />
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
