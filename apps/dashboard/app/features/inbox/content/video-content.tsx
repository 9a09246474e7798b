import { useInbox } from "../inbox-context.ts";
import { fileAddress } from "./file-address.ts";
import { type Media, MediaGate } from "./media-gate.tsx";

/** A video with the browser's own controls, fetched when it is played (S0.11). */
export function VideoContent({ media, words }: { media: Media; words: string | null }) {
  const { slug } = useInbox();
  return (
    <MediaGate kind="video" media={media}>
      {({ id }) => (
        // biome-ignore lint/a11y/useMediaCaption: what people send comes without captions
        <video
          src={fileAddress(slug, id)}
          aria-label={words ?? "Video"}
          controls
          playsInline
          preload="metadata"
          className="-mx-1.5 h-56 w-80 max-w-[calc(100%+0.75rem)] rounded-lg bg-black object-contain"
        />
      )}
    </MediaGate>
  );
}
