import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { cn } from "./cn.ts";

/** A menu, open from the start, over its button. Inside: MenuItem, MenuLabel, MenuSeparator. */
export function Menu(props: {
  trigger: ReactElement;
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  /** Called as it closes; `preventDefault` keeps the focus from going back to the button. */
  onCloseAutoFocus?: (event: Event) => void;
}) {
  const { trigger, children, side = "bottom", align = "end", onCloseAutoFocus } = props;
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        side={side}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        {...(onCloseAutoFocus && { onCloseAutoFocus })}
        className="z-50 min-w-56 animate-appear rounded-lg bg-raised p-1 text-sm shadow-raised"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

const itemLook =
  "flex w-full select-none items-center gap-2.5 rounded-md px-2.5 py-2 text-left text-ink outline-none data-[disabled]:opacity-55 data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:text-muted";

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item {...rest} className={cn(itemLook, className)} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-2.5 py-1.5 font-medium text-muted text-xs">
      {children}
    </DropdownMenu.Label>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}
