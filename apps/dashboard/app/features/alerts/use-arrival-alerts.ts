import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { ConversationId, ConversationView } from "../inbox/inbox-views.ts";
import { volumeSetting } from "./alert-settings.ts";
import { createArrivalTone } from "./arrival-tone.ts";
import { isArrival } from "./arrivals.ts";
import { showNotice } from "./show-notice.ts";

/**
 * Tells of messages that arrive where nobody is looking, by a tone, and by a notice while the page is hidden; give it
 * each change (S3.25).
 */
export function useArrivalAlerts(slug: string, openedId: ConversationId | null) {
  const tone = useRef<ReturnType<typeof createArrivalTone> | null>(null);
  const navigate = useNavigate();
  const latest = useRef({ openedId, navigate });
  latest.current = { openedId, navigate };

  useEffect(() => {
    const created = createArrivalTone();
    tone.current = created;
    return () => created.close();
  }, []);

  return useRef((before: ConversationView | undefined, after: ConversationView) => {
    const isHidden = document.visibilityState !== "visible";
    if (!isArrival(before, after, isHidden ? null : latest.current.openedId)) return;
    tone.current?.play(volumeSetting.read());
    if (!isHidden) return;
    showNotice(after, () => latest.current.navigate(`/app/${slug}/whatsapp/${after.id}`));
  }).current;
}
