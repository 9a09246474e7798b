import type { ReactNode } from "react";

type Props = {
  isOutbound: boolean;
  startsGroup: boolean;
  endsGroup: boolean;
  isFaded?: boolean;
  /** Time and ticks, in the corner. */
  footer: ReactNode;
  /** Reactions, on the edge. */
  badge?: ReactNode;
  /** Failures and other notes, below. */
  note?: ReactNode;
  children: ReactNode;
};

/** The shape around a message; the corner by its author's side closes the group. */
export function Bubble(props: Props) {
  const { isOutbound, startsGroup, endsGroup, isFaded = false } = props;
  const side = isOutbound
    ? `bg-bubble-out ${endsGroup ? "rounded-br-sm" : ""}`
    : `bg-bubble-in ${endsGroup ? "rounded-bl-sm" : ""}`;
  return (
    <div
      className={`flex flex-col ${isOutbound ? "items-end" : "items-start"} ${startsGroup ? "mt-3" : "mt-0.5"}`}
    >
      <div className={`relative max-w-[min(85%,36rem)] ${props.badge ? "mb-3" : ""}`}>
        <div
          className={`rounded-xl px-3 py-1.5 shadow-card transition-opacity ${side} ${isFaded ? "opacity-75" : ""}`}
        >
          <div className="whitespace-pre-wrap break-words [overflow-wrap:anywhere]">
            {props.children}
            <span aria-hidden className="inline-block h-3 w-14" />
          </div>
          <div className="-mt-3.5 flex h-4 items-center justify-end gap-1 text-2xs text-muted">
            {props.footer}
          </div>
        </div>
        {props.badge}
      </div>
      {props.note}
    </div>
  );
}
