import { Mic } from "lucide-react";
import { useInbox } from "../inbox-context.ts";
import { AudioPlayer } from "./audio-player.tsx";
import { fileAddress } from "./file-address.ts";
import { type Media, MediaGate } from "./media-gate.tsx";

/** Sound: a file of it, or recorded speech (S0.12, S0.14). */
export function AudioContent({ media, kind }: { media: Media; kind: "audio" | "voice" }) {
  const { slug } = useInbox();
  return (
    <MediaGate kind={kind} media={media}>
      {({ id, filename }) => (
        <div className="py-1">
          {kind === "audio" && filename !== null && (
            <p dir="auto" className="mb-1 truncate font-medium text-xs">
              {filename}
            </p>
          )}
          <div className="flex items-center gap-2">
            {kind === "voice" && <Mic aria-hidden className="size-4 shrink-0 text-accent-ink" />}
            <AudioPlayer
              source={fileAddress(slug, id)}
              name={kind === "voice" ? "voice message" : "audio"}
            />
          </div>
        </div>
      )}
    </MediaGate>
  );
}
