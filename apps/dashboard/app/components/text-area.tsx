import { forwardRef, type TextareaHTMLAttributes } from "react";

type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className">;

/** A text field of several lines; it looks as `Input` does. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(
  function TextArea(props, ref) {
    return (
      <textarea
        rows={3}
        {...props}
        ref={ref}
        className="w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 py-2 text-ink text-lg transition-colors placeholder:text-faint hover:border-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger sm:text-base"
      />
    );
  },
);
