import { forwardRef, type InputHTMLAttributes } from "react";
import { cn } from "./cn.ts";

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, "className"> & {
  /** Leaves room for a button over its end. */
  hasRoomAtEnd?: boolean;
};

/** A one-line text field. 16 px letters on phones, or their browsers zoom in. */
export const Input = forwardRef<HTMLInputElement, InputProps>(function Input(
  { hasRoomAtEnd = false, ...rest },
  ref,
) {
  return (
    <input
      {...rest}
      ref={ref}
      className={cn(
        "h-10 w-full min-w-0 rounded-md border border-line-strong bg-surface pl-3 text-lg text-ink transition-colors placeholder:text-faint hover:border-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger sm:text-base",
        hasRoomAtEnd ? "pr-11" : "pr-3",
      )}
    />
  );
});
