import { type MediaId, parseId } from "@parley/domain/ids";
import { mimeTypeOf } from "@parley/domain/messages";
import type { RenderedHeader } from "@parley/domain/templates";
import { FileText } from "lucide-react";
import { contentIcon } from "./content-icon.tsx";
import { DocumentContent } from "./document-content.tsx";
import { ImageContent } from "./image-content.tsx";
import { LabelledLine } from "./labelled-line.tsx";
import { LocationContent } from "./location-content.tsx";
import type { Media } from "./media-gate.tsx";
import { VideoContent } from "./video-content.tsx";

/** What stands above a template: a line, a place, or a file of ours drawn as what it is (S0.35). */
export function TemplateHeader({ header }: { header: RenderedHeader }) {
  switch (header.type) {
    case "text":
      return (
        <p dir="auto" className="font-semibold">
          {header.text}
        </p>
      );
    case "media":
      return <MediaHeader header={header} />;
    case "location":
      return <PlaceHeader header={header} />;
    case "other":
      return null;
  }
}

const mediaNames = { image: "Image", video: "Video", document: "Document" } as const;

function MediaHeader({ header }: { header: RenderedHeader & { type: "media" } }) {
  const { media: kind, fileName } = header;
  const file = fileOf(header);
  if (file === null) {
    return (
      <LabelledLine icon={contentIcon(kind) ?? FileText}>
        {fileName ?? mediaNames[kind]}
      </LabelledLine>
    );
  }
  switch (kind) {
    case "image":
      return <ImageContent media={file} words={null} />;
    case "video":
      return <VideoContent media={file} words={null} />;
    case "document":
      return <DocumentContent media={file} />;
  }
}

/** A file chosen here is ours to show; one a provider fixed or sent elsewhere has only its name. */
function fileOf({ id, fileName, media }: RenderedHeader & { type: "media" }): Media {
  const mediaId = id === null ? null : parseId<MediaId>(id);
  if (mediaId === null) return null;
  const mimeType = mimeTypeOf(fileName ?? "") ?? `${media}/*`;
  return { id: mediaId, state: "stored", mimeType, filename: fileName, sizeBytes: null };
}

function PlaceHeader({ header }: { header: RenderedHeader & { type: "location" } }) {
  const { name, address } = header;
  const [latitude, longitude] = [header.latitude, header.longitude].map(degreesOf);
  if (latitude == null || longitude == null) {
    return (
      <LabelledLine icon={contentIcon("location") ?? FileText} detail={address}>
        {name || "Location"}
      </LabelledLine>
    );
  }
  return (
    <LocationContent
      content={{ type: "location", latitude, longitude, name, address, url: null }}
    />
  );
}

function degreesOf(text: string): number | null {
  const degrees = Number(text);
  return text.trim() === "" || Number.isNaN(degrees) ? null : degrees;
}
