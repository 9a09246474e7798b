/** The keys of a shortcut as they look on the keyboard; Command on a Mac. */
export function Keys({ keys }: { keys: readonly string[] }) {
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <span className="flex shrink-0 gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-5.5 rounded-sm border border-line bg-sunken px-1.5 py-0.5 text-center font-sans text-2xs text-muted"
        >
          {key === "Ctrl" && isMac ? "⌘" : key}
        </kbd>
      ))}
    </span>
  );
}
