import { findMentions, type Mentionable } from "@parley/domain/notes";
import { Fragment } from "react";

type Props = { body: string; people: readonly Mentionable[] };

/** The words of a note; whom it mentions stands out. */
export function NoteBody({ body, people }: Props) {
  const parts: { key: number; text: string; isMention: boolean }[] = [];
  let from = 0;
  for (const { start, end } of findMentions(body, people)) {
    if (start < from) continue;
    parts.push({ key: from, text: body.slice(from, start), isMention: false });
    parts.push({ key: start, text: body.slice(start, end), isMention: true });
    from = end;
  }
  parts.push({ key: from, text: body.slice(from), isMention: false });
  return (
    <p dir="auto" className="whitespace-pre-wrap break-words text-sm">
      {parts.map(({ key, text, isMention }) =>
        isMention ? (
          <strong key={`@${key}`} className="font-semibold">
            {text}
          </strong>
        ) : (
          <Fragment key={key}>{text}</Fragment>
        ),
      )}
    </p>
  );
}
