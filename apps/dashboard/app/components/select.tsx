import { forwardRef, type SelectHTMLAttributes } from "react";

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, "className">;

/** The browser's own choice of one; it looks as `Input` does. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(props, ref) {
  return (
    <select
      {...props}
      ref={ref}
      className="h-10 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink text-lg transition-colors hover:border-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 sm:text-base"
    />
  );
});
