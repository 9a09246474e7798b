import type { RenderedButton, RenderedTemplate } from "@parley/domain/templates";
import { Copy, ExternalLink, FileText, type LucideIcon, Phone, Reply } from "lucide-react";
import { Markup } from "../markup.tsx";
import { type Choice, Choices } from "./choices.tsx";
import { TemplateHeader } from "./template-header.tsx";

/** A template as the customer sees it: what was sent is what is shown (S0.35, TPL-13). */
export function TemplateContent({ rendered }: { rendered: RenderedTemplate }) {
  const { header, body, footer, buttons, cards, offer } = rendered;
  return (
    <div>
      {header && <TemplateHeader header={header} />}
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
              {card.header && <TemplateHeader header={card.header} />}
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
