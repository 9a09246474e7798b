import { Markup } from "../markup.tsx";

/** The text under a file; nothing where there is none. */
export function Caption({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <div dir="auto" className="pt-1.5">
      <Markup text={text} />
    </div>
  );
}
