import { Megaphone } from "lucide-react";
import type { MessageView } from "../inbox-views.ts";

/** The advertisement the customer came from (A.7.2). */
export function ReferralCard({ referral }: { referral: MessageView["referral"] & {} }) {
  const { headline, body, sourceUrl } = referral;
  return (
    <div className="my-1 flex gap-2 rounded-md border-accent border-l-2 bg-canvas/60 px-2.5 py-1.5 text-sm">
      <Megaphone aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0">
        <p className="text-muted text-xs">From an ad</p>
        {headline !== null && (
          <p dir="auto" className="font-medium">
            {headline}
          </p>
        )}
        {body !== null && <p dir="auto">{body}</p>}
        {sourceUrl !== null && /^https?:\/\//i.test(sourceUrl) && (
          <a
            href={sourceUrl}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-accent-ink underline underline-offset-2"
          >
            Open ad
          </a>
        )}
      </div>
    </div>
  );
}
