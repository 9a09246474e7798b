import { useEffect, useRef } from "react";
import { createArrivalTone } from "./arrival-tone.ts";
import { isArrival } from "./arrivals.ts";
import type { ConversationId, ConversationView } from "./inbox-views.ts";
import { isSoundOn } from "./sound-setting.ts";

/** Plays the tone for messages that arrive where nobody is looking; give it each change (S3.25). */
export function useArrivalSound(openedId: ConversationId | null) {
  const tone = useRef<ReturnType<typeof createArrivalTone> | null>(null);
  const opened = useRef(openedId);
  opened.current = openedId;

  useEffect(() => {
    const created = createArrivalTone();
    tone.current = created;
    return () => created.close();
  }, []);

  return useRef((before: ConversationView | undefined, after: ConversationView) => {
    const viewedId = document.visibilityState === "visible" ? opened.current : null;
    if (isArrival(before, after, viewedId) && isSoundOn()) tone.current?.play();
  }).current;
}
