import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** Says why there is nothing here, and what would bring something. */
export function EmptyState(props: {
  icon: LucideIcon;
  title: string;
  /** The heading's level: 1 where it is the page's title. */
  level?: 1 | 2;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { icon: Icon, title, level = 2, children, action } = props;
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="flex h-full flex-col items-center justify-center px-6 py-10 text-center">
      <span className="flex size-14 items-center justify-center rounded-xl bg-accent-soft text-accent-ink">
        <Icon aria-hidden="true" className="size-6" strokeWidth={1.75} />
      </span>
      <Heading className="mt-4 font-semibold text-lg">{title}</Heading>
      {children !== undefined && (
        <div className="mt-1 max-w-72 text-balance text-muted text-sm">{children}</div>
      )}
      {action !== undefined && <div className="mt-5">{action}</div>}
    </div>
  );
}
