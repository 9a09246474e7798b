import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { IconButton } from "./icon-button.tsx";

const placements = {
  centre:
    "top-1/2 left-1/2 w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 rounded-xl p-5",
  right: "inset-y-0 right-0 w-80 max-w-[calc(100vw-3rem)] overflow-y-auto p-4",
};

/** A window over the page, in its centre or as a drawer from the right. Escape and × close it. */
export function Dialog(props: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  placement?: keyof typeof placements;
  children: ReactNode;
}) {
  const { isOpen, onOpenChange, title, placement = "centre", children } = props;
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-black/40" />
        <Primitive.Content
          aria-describedby={undefined}
          className={cn("fixed z-50 bg-raised shadow-raised", placements[placement])}
        >
          <div className="mb-3 flex items-center justify-between gap-3">
            <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <IconButton label="Close">
                <X className="size-4" />
              </IconButton>
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
