import { lazy, Suspense, useState } from "react";
import { useInbox } from "../inbox-context.ts";
import { fileAddress } from "./file-address.ts";
import { type Media, MediaGate } from "./media-gate.tsx";

const load = () => import("./lightbox.tsx");
const Lightbox = lazy(async () => ({ default: (await load()).Lightbox }));

/** A picture; it opens large (S0.7). Its height is known before it comes, so that nothing jumps. */
export function ImageContent({ media, words }: { media: Media; words: string | null }) {
  const { slug } = useInbox();
  const [isOpen, setOpen] = useState(false);
  const name = words ?? "Image";
  return (
    <MediaGate kind="image" media={media}>
      {({ id, filename }) => (
        <>
          <button
            type="button"
            aria-label={`Open image: ${name}`}
            onClick={() => setOpen(true)}
            onPointerEnter={() => void load().catch(() => undefined)}
            className="-mx-1.5 block h-56 min-w-28 max-w-full overflow-hidden rounded-lg bg-ink/6"
          >
            <img
              src={fileAddress(slug, id)}
              alt=""
              loading="lazy"
              className="h-full max-w-full object-cover"
            />
          </button>
          {isOpen && (
            <Suspense>
              <Lightbox
                source={fileAddress(slug, id)}
                name={name}
                filename={filename}
                onClose={() => setOpen(false)}
              />
            </Suspense>
          )}
        </>
      )}
    </MediaGate>
  );
}
