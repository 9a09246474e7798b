import type { ReactNode } from "react";

type Props = {
  /** By which a quote finds it. */
  messageId: string;
  isOutbound: boolean;
  startsGroup: boolean;
  endsGroup: boolean;
  isFaded?: boolean;
  /** Who wrote it, above the text. */
  author?: ReactNode;
  /** The last line is text, so that the footer may stand beside it. */
  endsInline: boolean;
  /** Time and ticks, in the corner. */
  footer: ReactNode;
  /** Reactions, on the edge. */
  badge?: ReactNode;
  /** What one can do with it, beside it. */
  actions?: ReactNode;
  /** Failures and other notes, below. */
  note?: ReactNode;
  children: ReactNode;
};

/** The shape around a message; the corner by its author's side closes the group. */
export function Bubble(props: Props) {
  const { isOutbound, startsGroup, endsGroup, endsInline, isFaded = false } = props;
  const side = isOutbound
    ? `bg-bubble-out ${endsGroup ? "rounded-br-sm" : ""}`
    : `bg-bubble-in ${endsGroup ? "rounded-bl-sm" : ""}`;
  return (
    <div
      data-message={props.messageId}
      className={`group/bubble flex flex-col rounded-xl ${isOutbound ? "items-end" : "items-start"} ${startsGroup ? "mt-3" : "mt-0.5"}`}
    >
      <div className={`relative max-w-[min(85%,36rem)] ${props.badge ? "mb-3" : ""}`}>
        <div
          className={`rounded-xl px-3 py-1.5 shadow-card transition-opacity ${side} ${isFaded ? "opacity-75" : ""}`}
        >
          {props.author}
          <div className="whitespace-pre-wrap break-words [overflow-wrap:anywhere]">
            {props.children}
            {endsInline && <span aria-hidden className="inline-block h-3 w-14" />}
          </div>
          <div
            className={`flex h-4 items-center justify-end gap-1 text-2xs text-muted ${endsInline ? "-mt-3.5" : ""}`}
          >
            {props.footer}
          </div>
        </div>
        {props.badge}
        {props.actions && (
          <div className={`absolute top-0.5 ${isOutbound ? "right-full mr-1" : "left-full ml-1"}`}>
            {props.actions}
          </div>
        )}
      </div>
      {props.note}
    </div>
  );
}
