const maxLength = 200;

/**
 * A name a file can be shown and saved under: without folders, and without characters that steer terminals,
 * headers or the direction of writing (T-43). The ending survives shortening. Null when nothing is left.
 */
export function cleanFilename(name: string | null): string | null {
  const bare = (name ?? "").toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const visible = bare.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  if (visible === "" || /^\.+$/.test(visible)) return null;
  const letters = [...visible];
  if (letters.length <= maxLength) return visible;
  const ending = /\.[a-z0-9]{1,8}$/i.exec(visible)?.[0] ?? "";
  return letters.slice(0, maxLength - ending.length).join("") + ending;
}
