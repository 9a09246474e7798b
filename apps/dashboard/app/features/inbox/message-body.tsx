import { parseMarkup } from "@parley/domain/formatting";
import { SmilePlus } from "lucide-react";
import { AudioContent } from "./content/audio-content.tsx";
import { Caption } from "./content/caption.tsx";
import { ContactsContent } from "./content/contacts-content.tsx";
import { contentIcon } from "./content/content-icon.tsx";
import { DeletedContent } from "./content/deleted-content.tsx";
import { DocumentContent } from "./content/document-content.tsx";
import { ImageContent } from "./content/image-content.tsx";
import { InteractiveContent } from "./content/interactive-content.tsx";
import { LabelledLine } from "./content/labelled-line.tsx";
import { LocationContent } from "./content/location-content.tsx";
import { OrderContent } from "./content/order-content.tsx";
import { ReplyContent } from "./content/reply-content.tsx";
import { StickerContent } from "./content/sticker-content.tsx";
import { SystemLine } from "./content/system-line.tsx";
import { TemplateContent } from "./content/template-content.tsx";
import { TextContent } from "./content/text-content.tsx";
import { VideoContent } from "./content/video-content.tsx";
import type { MessageView } from "./inbox-views.ts";

/** What a message says; a type without a model keeps its name (G.1.2). */
export function MessageBody({ content, media }: Pick<MessageView, "content" | "media">) {
  switch (content.type) {
    case "text":
      return <TextContent text={content.text} />;
    case "image":
      return (
        <>
          <ImageContent media={media} words={content.caption} />
          <Caption text={content.caption} />
        </>
      );
    case "video":
      return (
        <>
          <VideoContent media={media} words={content.caption} />
          <Caption text={content.caption} />
        </>
      );
    case "document":
      return (
        <>
          <DocumentContent media={media} />
          <Caption text={content.caption} />
        </>
      );
    case "audio":
    case "voice":
      return <AudioContent media={media} kind={content.type} />;
    case "sticker":
      return <StickerContent media={media} />;
    case "location":
      return <LocationContent content={content} />;
    case "contacts":
      return <ContactsContent content={content} />;
    case "buttons":
    case "list":
    case "cta_url":
    case "flow":
    case "location_request":
    case "products":
      return <InteractiveContent content={content} media={media} />;
    case "template":
      return <TemplateContent rendered={content.rendered} />;
    case "button_reply":
    case "list_reply":
    case "flow_reply":
      return <ReplyContent content={content} />;
    case "order":
      return <OrderContent content={content} />;
    case "reaction":
      return <LabelledLine icon={SmilePlus}>Reaction {content.emoji ?? "removed"}</LabelledLine>;
    case "system":
      return <SystemLine text={content.text} />;
    case "deleted":
      return <DeletedContent />;
    case "other":
      return <LabelledLine icon={contentIcon("other") ?? SmilePlus}>{content.label}</LabelledLine>;
  }
}

/** Does the content end in running text, so that a time can stand beside its last line? */
export function endsInline(content: MessageView["content"]): boolean {
  if (content.type !== "text") return false;
  const last = parseMarkup(content.text).at(-1);
  return (
    last !== undefined && !("items" in last) && !("lines" in last) && last.type !== "code_block"
  );
}
