import { memo } from "react";
import type { AsideView } from "../inbox-views.ts";
import { EventLine } from "./event-line.tsx";

/** A line of the thread that is no message. */
export const AsideEntry = memo(function AsideEntry({ aside }: { aside: AsideView }) {
  return <EventLine event={aside} />;
});
