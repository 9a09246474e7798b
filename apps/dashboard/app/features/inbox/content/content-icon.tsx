import type { ContentType } from "@parley/domain/messages";
import {
  AudioLines,
  Ban,
  ContactRound,
  FileText,
  Image,
  Info,
  LayoutTemplate,
  List,
  type LucideIcon,
  MapPin,
  MessageSquareQuote,
  Mic,
  MousePointerClick,
  ShoppingBag,
  SmilePlus,
  Sticker,
  Video,
} from "lucide-react";

/** The icon of a kind of message; texts have none, and a kind without a model the general one. */
export function contentIcon(kind: ContentType | undefined): LucideIcon | null {
  return kind === undefined || kind === "text" ? null : icons[kind];
}

const icons: Record<Exclude<ContentType, "text">, LucideIcon> = {
  image: Image,
  video: Video,
  document: FileText,
  audio: AudioLines,
  voice: Mic,
  sticker: Sticker,
  location: MapPin,
  contacts: ContactRound,
  reaction: SmilePlus,
  buttons: MousePointerClick,
  list: List,
  cta_url: MousePointerClick,
  flow: List,
  location_request: MapPin,
  products: ShoppingBag,
  template: LayoutTemplate,
  button_reply: MousePointerClick,
  list_reply: List,
  flow_reply: List,
  order: ShoppingBag,
  system: Info,
  deleted: Ban,
  other: MessageSquareQuote,
};
