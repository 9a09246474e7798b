import type { ContentOf } from "@parley/domain/messages";
import type { RenderedButton, RenderedHeader } from "@parley/domain/templates";
import { Copy, ExternalLink, FileText, type LucideIcon, Phone, Reply } from "lucide-react";
import { Markup } from "../markup.tsx";
import { type Choice, Choices } from "./choices.tsx";
import { contentIcon } from "./content-icon.tsx";
import { LabelledLine } from "./labelled-line.tsx";

/** A template as the customer sees it: what was sent is what is shown (S0.35, TPL-13). */
export function TemplateContent({ content: { rendered } }: { content: ContentOf<"template"> }) {
  const { header, body, footer, buttons, cards, offer } = rendered;
  return (
    <div>
      {header && <Header header={header} />}
      {offer && <p className="font-medium text-sm">{offer.text}</p>}
      {body !== null && (
        <div dir="auto">
          <Markup text={body} />
        </div>
      )}
      {footer !== null && (
        <p dir="auto" className="mt-0.5 text-muted text-xs">
          {footer}
        </p>
      )}
      <Choices label="Offered" choices={buttons.map(choiceOf)} />
      {cards.length > 0 && (
        <ul aria-label="Cards" className="my-1 space-y-1.5">
          {[...cards.entries()].map(([at, card]) => (
            <li key={at} className="rounded-lg border border-ink/10 px-2.5 py-1.5">
              {card.header && <Header header={card.header} />}
              {card.body !== null && (
                <div dir="auto">
                  <Markup text={card.body} />
                </div>
              )}
              <Choices label="Offered" choices={card.buttons.map(choiceOf)} />
            </li>
          ))}
        </ul>
      )}
      <p className="pt-0.5 text-2xs text-muted">Template {rendered.name}</p>
    </div>
  );
}

const mediaNames = { image: "Image", video: "Video", document: "Document" } as const;

function Header({ header }: { header: RenderedHeader }) {
  switch (header.type) {
    case "text":
      return (
        <p dir="auto" className="font-semibold">
          {header.text}
        </p>
      );
    case "media": {
      const kind = header.media in mediaNames ? (header.media as keyof typeof mediaNames) : "image";
      return (
        <LabelledLine icon={contentIcon(kind) ?? FileText}>
          {header.fileName ?? mediaNames[kind]}
        </LabelledLine>
      );
    }
    case "location":
      return (
        <LabelledLine icon={contentIcon("location") ?? FileText} detail={header.address}>
          {header.name}
        </LabelledLine>
      );
    case "other":
      return null;
  }
}

const buttonIcons: Record<RenderedButton["type"], LucideIcon> = {
  quick_reply: Reply,
  url: ExternalLink,
  phone: Phone,
  copy_code: Copy,
  flow: FileText,
  one_time_password: Copy,
  other: Reply,
};

function choiceOf(button: RenderedButton): Choice {
  const icon = buttonIcons[button.type];
  if (button.type !== "url" || !/^https?:\/\//i.test(button.url))
    return { text: button.text, icon };
  return { text: button.text, icon, href: button.url };
}
