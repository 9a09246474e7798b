import { useInbox } from "../inbox-context.ts";
import { fileAddress } from "./file-address.ts";
import { type Media, MediaGate } from "./media-gate.tsx";

/** A sticker, in the size of the phones. */
export function StickerContent({ media }: { media: Media }) {
  const { slug } = useInbox();
  return (
    <MediaGate kind="sticker" media={media}>
      {({ id }) => (
        <img
          src={fileAddress(slug, id)}
          alt="Sticker"
          loading="lazy"
          width={144}
          height={144}
          className="size-36 object-contain"
        />
      )}
    </MediaGate>
  );
}
