import type { ContentOf, InteractiveHeader } from "@parley/domain/messages";
import { ExternalLink, FileText, List, MapPin, Reply, ShoppingBag } from "lucide-react";
import { Markup } from "../markup.tsx";
import { type Choice, Choices } from "./choices.tsx";
import { DocumentContent } from "./document-content.tsx";
import { ImageContent } from "./image-content.tsx";
import type { Media } from "./media-gate.tsx";
import { VideoContent } from "./video-content.tsx";

export type InteractiveType =
  | "buttons"
  | "list"
  | "cta_url"
  | "flow"
  | "location_request"
  | "products";

type Props = { content: ContentOf<InteractiveType>; media: Media };

/** An interactive message as it was sent: header, body, footer, and what it offers (S0.17–S0.29). */
export function InteractiveContent({ content, media }: Props) {
  const frame = "header" in content ? content : { header: null, footer: null };
  return (
    <div>
      {frame.header && <Header header={frame.header} media={media} />}
      <div dir="auto">
        <Markup text={content.body} />
      </div>
      {frame.footer && (
        <p dir="auto" className="mt-0.5 text-muted text-xs">
          {frame.footer}
        </p>
      )}
      <Choices label="Offered" choices={choicesOf(content)} />
      {content.type === "list" && <Rows content={content} />}
    </div>
  );
}

function Header({ header, media }: { header: InteractiveHeader; media: Media }) {
  switch (header.type) {
    case "text":
      return (
        <p dir="auto" className="font-semibold">
          {header.text}
        </p>
      );
    case "image":
      return <ImageContent media={media} words={null} />;
    case "video":
      return <VideoContent media={media} words={null} />;
    case "document":
      return <DocumentContent media={media} />;
  }
}

function Rows({ content: { sections } }: { content: ContentOf<"list"> }) {
  return (
    <div className="mb-1 space-y-1 border-line-strong/40 border-l-2 pl-2 text-sm">
      {[...sections.entries()].map(([at, { title, rows }]) => (
        <div key={at}>
          {title !== null && (
            <p dir="auto" className="font-medium text-muted text-xs">
              {title}
            </p>
          )}
          <ul>
            {rows.map((row) => (
              <li key={row.id} dir="auto">
                {row.title}
                {row.description && <span className="text-muted text-xs"> {row.description}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function choicesOf(content: ContentOf<InteractiveType>): Choice[] {
  switch (content.type) {
    case "buttons":
      return content.buttons.map(({ title }) => ({ text: title, icon: Reply }));
    case "list":
      return [{ text: content.button, icon: List }];
    case "cta_url":
      return [{ text: content.button.text, icon: ExternalLink, href: content.button.url }];
    case "flow":
      return [{ text: content.button, icon: FileText }];
    case "location_request":
      return [{ text: "Send location", icon: MapPin }];
    case "products": {
      const count = content.sections.reduce((sum, { productIds }) => sum + productIds.length, 0);
      return [{ text: count === 1 ? "1 product" : `${count} products`, icon: ShoppingBag }];
    }
  }
}
