import { useFetcher, useRouteLoaderData } from "@remix-run/react";
import { Monitor, Moon, Sun } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { MenuLabel } from "../../components/menu.tsx";
import type { loader as rootLoader } from "../../root.tsx";
import { isTheme, type Theme, themes } from "./theme.ts";

const looks: Record<Theme, { name: string; Icon: typeof Sun }> = {
  light: { name: "Light", Icon: Sun },
  dark: { name: "Dark", Icon: Moon },
  system: { name: "System", Icon: Monitor },
};

/** Light, dark, or as the system is. Shown at once, remembered by the server for the next page. */
export function ThemeChoice() {
  const fetcher = useFetcher();
  const saved = useRouteLoaderData<typeof rootLoader>("root")?.theme ?? "system";
  const asked = fetcher.formData?.get("theme");
  const theme = isTheme(asked) ? asked : saved;
  const choose = (wanted: string) => {
    document.documentElement.dataset.theme = wanted;
    void fetcher.submit({ theme: wanted }, { method: "post", action: "/theme" });
  };
  return (
    <>
      <MenuLabel>Theme</MenuLabel>
      <DropdownMenu.RadioGroup
        aria-label="Theme"
        value={theme}
        onValueChange={choose}
        className="mx-1.5 mb-1.5 flex rounded-md bg-sunken p-0.5"
      >
        {themes.map((value) => {
          const { name, Icon } = looks[value];
          return (
            <DropdownMenu.RadioItem
              key={value}
              value={value}
              onSelect={(event) => event.preventDefault()}
              className="flex flex-1 cursor-pointer select-none items-center justify-center gap-1.5 rounded-sm px-2 py-1.5 text-muted text-xs outline-none data-[state=checked]:bg-selected data-[state=checked]:font-medium data-[highlighted]:text-ink data-[state=checked]:text-ink data-[state=checked]:shadow-card data-[highlighted]:ring-2 data-[highlighted]:ring-accent"
            >
              <Icon aria-hidden="true" className="size-3.5" />
              {name}
            </DropdownMenu.RadioItem>
          );
        })}
      </DropdownMenu.RadioGroup>
    </>
  );
}
