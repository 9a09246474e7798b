import { Command } from "cmdk";
import type { ComponentProps } from "react";

/** An entry of the palette; the highlighted one is what Enter does. */
export function PaletteItem(props: Omit<ComponentProps<typeof Command.Item>, "className">) {
  return (
    <Command.Item
      {...props}
      className="flex cursor-pointer select-none items-center justify-between gap-3 rounded-md px-2.5 py-2 text-sm data-[selected=true]:bg-selected"
    />
  );
}
