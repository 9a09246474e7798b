import { UserRound } from "lucide-react";
import { cn } from "./cn.ts";
import { hue } from "./hue.ts";
import { initials } from "./initials.ts";

const tints = [
  "bg-tint-1 text-tint-1-ink",
  "bg-tint-2 text-tint-2-ink",
  "bg-tint-3 text-tint-3-ink",
  "bg-tint-4 text-tint-4-ink",
  "bg-tint-5 text-tint-5-ink",
  "bg-tint-6 text-tint-6-ink",
  "bg-tint-7 text-tint-7-ink",
  "bg-tint-8 text-tint-8-ink",
];

const sizes = {
  xs: "size-4 text-[0.5rem]",
  sm: "size-7 text-2xs",
  md: "size-9 text-xs",
  lg: "size-10 text-sm",
  xl: "size-16 text-xl",
};

/**
 * A picture of a name: its initials on a colour of its own. `seed` (an id) keeps the colour
 * when the name changes. Decoration: the name itself stands beside it.
 */
export function Avatar(props: {
  name: string;
  seed?: string;
  size?: keyof typeof sizes;
  shape?: "round" | "square";
}) {
  const { name, seed = name, size = "md", shape = "round" } = props;
  const signs = initials(name);
  // Not text of the page: the name it stands for is read and searched, the initials are not.
  return (
    <span
      aria-hidden="true"
      data-initials={signs === "#" ? undefined : signs}
      className={cn(
        "inline-flex shrink-0 select-none items-center justify-center font-semibold tracking-tight before:content-[attr(data-initials)]",
        shape === "round" ? "rounded-full" : "rounded-lg",
        sizes[size],
        tints[hue(seed, tints.length)],
      )}
    >
      {signs === "#" && <UserRound className="size-1/2" />}
    </span>
  );
}
