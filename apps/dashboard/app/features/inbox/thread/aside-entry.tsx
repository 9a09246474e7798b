import { memo } from "react";
import type { AsideView } from "../inbox-views.ts";
import { ThreadNote } from "../panel/thread-note.tsx";
import { EventLine } from "./event-line.tsx";

/** A line of the thread that is no message. */
export const AsideEntry = memo(function AsideEntry({ aside }: { aside: AsideView }) {
  return aside.kind === "note" ? <ThreadNote note={aside} /> : <EventLine event={aside} />;
});
