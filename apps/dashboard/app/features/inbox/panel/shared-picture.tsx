import type { RouterOutputs } from "@parley/api/routers";
import { ImageOff, Play } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { fileAddress } from "../content/file-address.ts";
import { useInbox } from "../inbox-context.ts";
import { fullTime } from "../time-words.ts";

const Lightbox = lazy(async () => ({
  default: (await import("../content/lightbox.tsx")).Lightbox,
}));

type Shared = RouterOutputs["messages"]["shared"]["items"][number];
type Props = Pick<Shared, "type" | "file" | "at">;

const squareLook =
  "flex aspect-square w-full items-center justify-center overflow-hidden rounded-md bg-sunken";

/** A picture or video as a small square; a picture opens large, a video in a tab of its own. */
export function SharedPicture({ type, file, at }: Props) {
  const { slug } = useInbox();
  const [isOpen, setOpen] = useState(false);
  if (file === null || file.state !== "stored") {
    return (
      <span
        role="img"
        aria-label={`Not here, ${fullTime(at)}`}
        className={`${squareLook} text-muted`}
      >
        <ImageOff aria-hidden className="size-5" />
      </span>
    );
  }
  const source = fileAddress(slug, file.id);
  if (type === "video") {
    return (
      <a
        href={source}
        target="_blank"
        rel="noopener"
        aria-label={`Video, ${fullTime(at)}`}
        className={`${squareLook} text-accent-ink hover:bg-hover`}
      >
        <Play aria-hidden className="size-6" />
      </a>
    );
  }
  return (
    <>
      <button
        type="button"
        aria-label={`Open image, ${fullTime(at)}`}
        onClick={() => setOpen(true)}
        className={squareLook}
      >
        <img src={source} alt="" loading="lazy" className="size-full object-cover" />
      </button>
      {isOpen && (
        <Suspense>
          <Lightbox
            source={source}
            name={`Image, ${fullTime(at)}`}
            filename={file.filename}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
