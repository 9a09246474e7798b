export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** True for a theme's name. */
export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}
