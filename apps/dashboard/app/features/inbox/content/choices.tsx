import type { LucideIcon } from "lucide-react";

export type Choice = {
  text: string;
  detail?: string | null;
  icon?: LucideIcon;
  href?: string | undefined;
};

const look =
  "block rounded-md bg-canvas/60 px-2.5 py-1.5 text-center font-medium text-accent-ink text-sm";

/** What the customer could tap, as it was offered; only links work here, too. */
export function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  if (choices.length === 0) return null;
  return (
    <ul aria-label={label} className="my-1.5 min-w-44 space-y-1">
      {[...choices.entries()].map(([at, { text, detail, icon: Icon, href }]) => {
        const words = (
          <>
            {Icon && <Icon aria-hidden className="mr-1.5 inline size-3.5" />}
            <span dir="auto">{text}</span>
            {detail && <span className="block font-normal text-muted text-xs">{detail}</span>}
          </>
        );
        return (
          <li key={at}>
            {href === undefined ? (
              <span className={look}>{words}</span>
            ) : (
              <a
                href={href}
                target="_blank"
                rel="noopener noreferrer nofollow"
                className={`${look} hover:bg-canvas`}
              >
                {words}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
