import type { MessageView } from "./inbox-views.ts";

/** Reactions to a message, as badges on its edge (S0.16). */
export function Reactions({ reactions }: Pick<MessageView, "reactions">) {
  const emojis = [...new Set(reactions.map(({ emoji }) => emoji))].join("");
  const words = reactions.map(
    ({ author, emoji }) => `${emoji} from ${author === "contact" ? "the customer" : "us"}`,
  );
  return (
    <span
      role="img"
      aria-label={`Reactions: ${words.join(", ")}`}
      title={words.join(", ")}
      className="absolute -bottom-3 left-2 flex h-6 items-center gap-1 rounded-full border border-line bg-surface px-1.5 text-sm leading-none shadow-card"
    >
      {emojis}
      {reactions.length > 1 && (
        <span className="tabular text-2xs text-muted">{reactions.length}</span>
      )}
    </span>
  );
}
