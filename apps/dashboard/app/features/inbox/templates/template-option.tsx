import { stripMarkup } from "@parley/domain/formatting";
import { Image, MapPin, Paperclip, Video } from "lucide-react";
import { Badge } from "../../../components/badge.tsx";
import { spokenName } from "./filter-templates.ts";
import type { TemplateView } from "./use-templates.ts";

const headerIcons = { image: Image, video: Video, document: Paperclip } as const;

/** A template to choose: its name, language and kind, and how it begins. */
export function TemplateOption(props: { template: TemplateView; onChoose: () => void }) {
  const { name, language, category, body, header, cards } = props.template.definition;
  const Icon =
    header?.type === "media"
      ? headerIcons[header.media]
      : header?.type === "location"
        ? MapPin
        : null;
  return (
    <button
      type="button"
      onClick={props.onChoose}
      className="block w-full rounded-lg border border-line bg-surface px-3 py-2.5 text-left transition-colors hover:border-line-strong hover:bg-hover"
    >
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{spokenName(name)}</span>
        <Badge>{language}</Badge>
        {category !== "unknown" && <Badge>{categoryNames[category]}</Badge>}
      </span>
      <span dir="auto" className="mt-1 line-clamp-2 text-muted text-sm">
        {Icon && <Icon aria-hidden className="mr-1 inline size-3.5" />}
        {stripMarkup(body ?? "")}
        {cards.length > 0 && ` · ${cards.length} cards`}
      </span>
    </button>
  );
}

const categoryNames = {
  marketing: "Marketing",
  utility: "Utility",
  authentication: "Authentication",
} as const;
