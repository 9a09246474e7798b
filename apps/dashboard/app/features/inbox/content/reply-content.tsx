import type { ContentOf } from "@parley/domain/messages";
import { MousePointerClick } from "lucide-react";
import { LabelledLine } from "./labelled-line.tsx";

type Props = { content: ContentOf<"button_reply" | "list_reply" | "flow_reply"> };

/** What the customer tapped, picked or filled in. */
export function ReplyContent({ content }: Props) {
  if (content.type === "flow_reply") return <FilledForm content={content} />;
  const detail = content.type === "list_reply" ? content.description : null;
  return (
    <LabelledLine icon={MousePointerClick} detail={detail}>
      <span dir="auto">{content.title}</span>
    </LabelledLine>
  );
}

function FilledForm({ content }: { content: ContentOf<"flow_reply"> }) {
  return (
    <div className="py-0.5">
      <p className="font-medium">Filled form</p>
      {content.answers === null ? (
        <p dir="auto">{content.text}</p>
      ) : (
        <dl className="mt-1 space-y-1 text-sm">
          {Object.entries(content.answers).map(([name, value]) => (
            <div key={name}>
              <dt className="text-muted text-xs">{name.replaceAll("_", " ")}</dt>
              <dd dir="auto">{wordsOf(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(", ");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
