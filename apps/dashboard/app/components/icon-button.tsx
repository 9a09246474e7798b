import { type ButtonHTMLAttributes, forwardRef } from "react";
import { cn } from "./cn.ts";

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** Its name, for screen readers and as a tooltip. */
  label: string;
};

/** A square button that shows only an icon (give it 16 or 18 px). */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, className, type = "button", children, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      aria-label={label}
      data-tooltip={label}
      className={cn(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors enabled:hover:bg-hover enabled:hover:text-ink disabled:opacity-55 aria-pressed:text-accent-ink",
        className,
      )}
    >
      {children}
    </button>
  );
});
