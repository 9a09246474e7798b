import { cn } from "./cn.ts";

/** The place of something that is on its way; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn("block animate-breathe rounded-sm bg-line", className)}
    />
  );
}
