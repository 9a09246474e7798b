import type { HeaderKind, MediaPart, SendableContent } from "@parley/domain/messages";
import { useState } from "react";
import { orNull } from "./form-issues.ts";

type Framed = Extract<SendableContent, { type: "buttons" }>;

export type Frame = ReturnType<typeof useFrame>;

/** What stands around an interactive message while it is written: header, body, footer. */
export function useFrame(initialBody = "") {
  const [headerKind, setHeaderKind] = useState<HeaderKind | null>(null);
  const [headerText, setHeaderText] = useState("");
  const [media, setMedia] = useState<MediaPart | null>(null);
  const [body, setBody] = useState(initialBody);
  const [footer, setFooter] = useState("");
  const hasFile = headerKind !== null && headerKind !== "text";
  return {
    headerKind,
    headerText,
    setHeaderText,
    body,
    setBody,
    footer,
    setFooter,
    setMedia,
    chooseHeader: (kind: HeaderKind | null) => {
      setHeaderKind(kind);
      setMedia(null);
    },
    media: hasFile ? media : null,
    content: {
      header: headerOf(headerKind, headerText, media),
      body: body.trim(),
      footer: orNull(footer),
    },
  };
}

function headerOf(
  kind: HeaderKind | null,
  text: string,
  media: MediaPart | null,
): Framed["header"] {
  if (kind === null) return null;
  if (kind === "text") return { type: kind, text: text.trim() };
  return { type: kind, media: { mediaId: media?.mediaId ?? "" } };
}
