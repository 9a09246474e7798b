import { cva, type VariantProps } from "class-variance-authority";
import { type ButtonHTMLAttributes, forwardRef } from "react";
import { cn } from "./cn.ts";

const look = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-55 disabled:cursor-not-allowed disabled:opacity-55",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent shadow-card enabled:hover:bg-accent-hover",
        secondary:
          "border border-line-strong/60 bg-surface text-ink enabled:hover:border-line-strong enabled:hover:bg-hover",
        ghost: "text-muted enabled:hover:bg-hover enabled:hover:text-ink",
        danger: "bg-danger text-on-danger enabled:hover:opacity-90",
      },
      size: { sm: "h-8 px-3 text-sm", md: "h-9 px-4 text-base", lg: "h-11 px-5 text-base" },
    },
    defaultVariants: { variant: "primary", size: "md" },
  },
);

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  VariantProps<typeof look> & { isPending?: boolean };

/** A button. While pending it keeps its size and its place in the tab order, and does nothing. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, isPending = false, className, type = "button", onClick, children, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      aria-disabled={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onClick}
      className={cn(look({ variant, size }), className)}
    >
      {children}
    </button>
  );
});
