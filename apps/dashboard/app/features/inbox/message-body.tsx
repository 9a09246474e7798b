import { parseMarkup } from "@parley/domain/formatting";
import { messagePreview } from "@parley/domain/messages";
import {
  ContactRound,
  FileText,
  Image,
  type LucideIcon,
  MapPin,
  MessageSquareQuote,
  Mic,
  MousePointerClick,
  ShoppingBag,
  Sticker,
  Video,
} from "lucide-react";
import type { MessageView } from "./inbox-views.ts";
import { Markup } from "./markup.tsx";

const icons: ReadonlyMap<string, LucideIcon> = new Map([
  ["image", Image],
  ["video", Video],
  ["audio", Mic],
  ["document", FileText],
  ["sticker", Sticker],
  ["location", MapPin],
  ["contacts", ContactRound],
  ["button", MousePointerClick],
  ["interactive", MousePointerClick],
  ["order", ShoppingBag],
]);

/** What a message says; a type that cannot be shown yet keeps its name and icon. */
export function MessageBody({ content }: Pick<MessageView, "content">) {
  if (content.type === "text") return <Markup text={content.text} />;
  const kind = content.type === "other" ? content.providerType : content.type;
  const Icon = icons.get(kind) ?? MessageSquareQuote;
  return (
    <span className="flex items-center gap-2 py-0.5">
      <span className="flex size-8 items-center justify-center rounded-md bg-ink/6">
        <Icon aria-hidden className="size-4 text-muted" />
      </span>
      <span className="font-medium">
        {content.type === "other" ? content.label : messagePreview(content)}
      </span>
    </span>
  );
}

/** Does the content end in running text, so that a time can stand beside its last line? */
export function endsInline(content: MessageView["content"]): boolean {
  if (content.type !== "text") return false;
  const last = parseMarkup(content.text).at(-1);
  return (
    last !== undefined && !("items" in last) && !("lines" in last) && last.type !== "code_block"
  );
}
