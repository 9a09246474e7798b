import type { TagColour } from "@parley/domain/contacts";
import type { ReactNode } from "react";
import { cn } from "../../../components/cn.ts";

const tints: Record<TagColour, string> = {
  green: "bg-tint-1 text-tint-1-ink",
  blue: "bg-tint-2 text-tint-2-ink",
  orange: "bg-tint-3 text-tint-3-ink",
  purple: "bg-tint-4 text-tint-4-ink",
  pink: "bg-tint-5 text-tint-5-ink",
  yellow: "bg-tint-6 text-tint-6-ink",
  cyan: "bg-tint-7 text-tint-7-ink",
  olive: "bg-tint-8 text-tint-8-ink",
};

type Props = {
  tag: { name: string; colour: TagColour };
  isSmall?: boolean;
  /** A button at its end. */
  children?: ReactNode;
};

/** A tag, in its colour; a long name is cut. */
export function TagChip({ tag, isSmall = false, children }: Props) {
  return (
    <span
      className={cn(
        "inline-flex min-w-0 items-center gap-1 rounded-full font-medium",
        isSmall ? "h-4 max-w-28 px-1.5 text-2xs" : "h-6 max-w-full px-2 text-xs",
        tints[tag.colour],
      )}
    >
      <span dir="auto" className="truncate">
        {tag.name}
      </span>
      {children}
    </span>
  );
}
