import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";
import { readDraft, writeDraft } from "./drafts.ts";
import type { ConversationId } from "./inbox-views.ts";

/** The text being written in a conversation; it outlives leaving it and reloading the page. */
export function useDraft(id: ConversationId): [string, Dispatch<SetStateAction<string>>] {
  const [text, setText] = useState("");
  const isRead = useRef(false);
  useEffect(() => {
    if (isRead.current) {
      writeDraft(id, text);
      return;
    }
    isRead.current = true;
    const draft = readDraft(id);
    if (text === "" && draft !== "") setText(draft);
  }, [id, text]);
  return [text, setText];
}
