import { lazy, Suspense, useState } from "react";
import type { ConversationId } from "../inbox/inbox-views.ts";
import { useRunShortcut } from "./use-run-shortcut.ts";
import { useShortcutKeys } from "./use-shortcut-keys.ts";

const CommandPalette = lazy(async () => ({
  default: (await import("./command-palette.tsx")).CommandPalette,
}));
const ShortcutHelp = lazy(async () => ({
  default: (await import("./shortcut-help.tsx")).ShortcutHelp,
}));

/** The keyboard's ways through the inbox; what they open is loaded with the first use. */
export function Shortcuts({ openedId }: { openedId: ConversationId | null }) {
  const [shown, setShown] = useState<"palette" | "help" | null>(null);
  const run = useRunShortcut(openedId, setShown);
  useShortcutKeys(run);
  const close = () => setShown(null);
  // An empty boundary would be drawn by the server too, and complain of what happens before it is hydrated.
  if (shown === null) return null;
  return (
    <Suspense>
      {shown === "palette" ? (
        <CommandPalette openedId={openedId} onRun={run} onClose={close} />
      ) : (
        <ShortcutHelp onClose={close} />
      )}
    </Suspense>
  );
}
