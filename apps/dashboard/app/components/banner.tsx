import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

const look = cva("flex items-start gap-3 rounded-lg border px-3 py-2.5 text-sm", {
  variants: {
    tone: {
      danger: "border-danger-line bg-danger-soft text-danger-ink",
      warning: "border-warning-line bg-warning-soft text-warning-ink",
      success: "border-success-line bg-success-soft text-success-ink",
      info: "border-info-line bg-info-soft text-info-ink",
    },
  },
  defaultVariants: { tone: "info" },
});

const icons = { danger: CircleAlert, warning: TriangleAlert, success: CircleCheck, info: Info };

/** A message that stays: what is the matter, and what to do (with an action at its end). */
export function Banner(
  props: {
    children: ReactNode;
    action?: ReactNode;
    role?: "status" | "alert";
    className?: string;
  } & VariantProps<typeof look>,
) {
  const { children, action, role, className, tone } = props;
  const Icon = icons[tone ?? "info"];
  return (
    <div role={role} className={cn(look({ tone }), className)}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
