import type { MediaKind } from "@parley/domain/messages";
import { FileWarning, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import type { MessageView } from "../inbox-views.ts";
import { contentIcon } from "./content-icon.tsx";
import { LabelledLine } from "./labelled-line.tsx";

export type Media = MessageView["media"];

const names: Record<MediaKind, string> = {
  image: "Image",
  video: "Video",
  document: "Document",
  audio: "Audio",
  voice: "Voice message",
  sticker: "Sticker",
};

const problems = {
  failed: "The file could not be loaded from WhatsApp.",
  too_large: "The file is too large to be kept here.",
  gone: "WhatsApp does not have the file any more.",
  erased: "The file was deleted.",
};

/** Shows a file once it is there; before, and where it cannot be had, says so (A.9). */
export function MediaGate(props: {
  kind: MediaKind;
  media: Media;
  children: (media: Media & {}) => ReactNode;
}) {
  const { kind, media, children } = props;
  if (media?.state === "stored") return <>{children(media)}</>;
  if (media?.state === "pending") {
    const Icon = contentIcon(kind) ?? LoaderCircle;
    return (
      <span className="block animate-breathe">
        <LabelledLine icon={Icon} detail="Loading file…">
          {names[kind]}
        </LabelledLine>
      </span>
    );
  }
  return (
    <LabelledLine icon={FileWarning} detail={problems[media?.state ?? "gone"]}>
      {names[kind]}
    </LabelledLine>
  );
}
