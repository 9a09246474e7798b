import { stripMarkup } from "@parley/domain/formatting";
import { MousePointerClick, Settings2 } from "lucide-react";
import { Badge } from "../../../components/badge.tsx";
import type { SlashControl } from "./use-slash.ts";

type Props = { id: string; slash: SlashControl; onManage: () => void };

/** Above the composer while one types "/": the quick replies that fit. */
export function SlashList({ id, slash, onManage }: Props) {
  const { shown, active, choose } = slash;
  return (
    <div className="absolute right-3 bottom-full left-3 z-20 mb-1 overflow-hidden rounded-lg bg-raised shadow-raised md:right-4 md:left-4">
      <div
        id={id}
        role="listbox"
        aria-label="Quick replies"
        className="max-h-72 overflow-y-auto p-1"
      >
        {shown?.map((reply, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the field names the active option
          <div
            key={reply.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(reply)}
            className={`flex cursor-pointer items-baseline gap-2.5 rounded-md px-2.5 py-2 text-sm ${at === active ? "bg-hover" : ""}`}
          >
            <span className="shrink-0 font-medium">/{reply.shortcut}</span>
            <span dir="auto" className="min-w-0 flex-1 truncate text-muted">
              {stripMarkup(reply.text)}
            </span>
            {reply.card && <MousePointerClick aria-label="With buttons" className="size-3.5" />}
            {!reply.isShared && <Badge>Mine</Badge>}
          </div>
        ))}
        {shown?.length === 0 && (
          <p className="px-2.5 py-2 text-muted text-sm">
            No quick reply fits. Keep one for next time below.
          </p>
        )}
        {shown === null && <p className="px-2.5 py-2 text-muted text-sm">Loading quick replies…</p>}
      </div>
      <button
        type="button"
        onPointerDown={(event) => event.preventDefault()}
        onClick={onManage}
        className="flex w-full items-center gap-2.5 border-line border-t px-3.5 py-2 text-left text-muted text-sm hover:bg-hover"
      >
        <Settings2 aria-hidden className="size-4" /> Manage quick replies
      </button>
    </div>
  );
}
