import type { ConnectionHealth } from "@parley/realtime/subscription";

const looks: Record<ConnectionHealth["label"], string> = {
  Connected: "bg-success-ink",
  Connecting: "bg-warning-ink animate-breathe",
  Disconnected: "bg-danger",
};

/** Is this page told of changes as they happen? */
export function ConnectionDot({ health: { label } }: { health: ConnectionHealth }) {
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex p-1">
      <span className={`size-2 rounded-full transition-colors duration-base ${looks[label]}`} />
    </span>
  );
}
