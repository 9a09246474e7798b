import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** An icon and words: for contents that are known by their name, and files that cannot be shown. */
export function LabelledLine(props: { icon: LucideIcon; children: ReactNode; detail?: ReactNode }) {
  const { icon: Icon, children, detail } = props;
  return (
    <span className="flex items-center gap-2 py-0.5">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-ink/6">
        <Icon aria-hidden className="size-4 text-muted" />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{children}</span>
        {detail && <span className="block text-muted text-xs">{detail}</span>}
      </span>
    </span>
  );
}
