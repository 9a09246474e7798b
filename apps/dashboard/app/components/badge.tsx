import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

const look = cva(
  "inline-flex h-5 shrink-0 items-center justify-center gap-1 rounded-full text-2xs tabular",
  {
    variants: {
      tone: {
        neutral: "bg-hover px-2 font-medium text-muted",
        accent: "bg-accent-soft px-2 font-medium text-accent-ink",
        count: "min-w-5 bg-accent px-1.5 font-semibold text-on-accent",
        danger: "bg-danger-soft px-2 font-medium text-danger-ink",
        warning: "bg-warning-soft px-2 font-medium text-warning-ink",
        success: "bg-success-soft px-2 font-medium text-success-ink",
        info: "bg-info-soft px-2 font-medium text-info-ink",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

/** A small label or count. What it means must be in words beside it or in its own. */
export function Badge(
  props: { children: ReactNode; className?: string } & VariantProps<typeof look>,
) {
  const { children, className, tone } = props;
  return <span className={cn(look({ tone }), className)}>{children}</span>;
}
