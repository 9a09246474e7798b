import { Markup } from "../markup.tsx";

/** A text; each reads in its own direction. */
export function TextContent({ text }: { text: string }) {
  return (
    <span dir="auto">
      <Markup text={text} />
    </span>
  );
}
