import { Forward, Smartphone } from "lucide-react";
import type { MessageView } from "./inbox-views.ts";

const look = "flex items-center gap-1 text-2xs text-muted";

/** Where a message came from, when it was not simply written here. */
export function MessageMarks({ forwarded, source }: Pick<MessageView, "forwarded" | "source">) {
  return (
    <>
      {source === "phone_app" && (
        <p className={look}>
          <Smartphone aria-hidden className="size-3" /> Sent from the phone app
        </p>
      )}
      {forwarded !== null && (
        <p className={look}>
          <Forward aria-hidden className="size-3" />
          {forwarded === "often" ? "Forwarded many times" : "Forwarded"}
        </p>
      )}
    </>
  );
}
