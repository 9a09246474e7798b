import type { MediaKind, MediaPart, SendableContent } from "@parley/domain/messages";

/** A file chosen to be sent. `problem` says in words why it cannot be; then it is never uploaded. */
export type TrayFile = {
  key: string;
  name: string;
  mimeType: string;
  sizeBytes: number;
  kind: MediaKind | null;
  hasCaption: boolean;
  /** A sticker that moves. */
  isAnimated: boolean;
  caption: string;
  state: "refused" | "uploading" | "ready" | "failed";
  problem: string | null;
  /** 0 to 1. */
  progress: number;
  mediaId: string | null;
};

export type Tray = readonly TrayFile[];

export type TrayAction =
  | { type: "added"; files: readonly TrayFile[] }
  | { type: "progressed"; key: string; progress: number }
  | { type: "uploaded"; key: string; mediaId: string; mimeType: string }
  | { type: "failed"; key: string; problem: string }
  | { type: "retried"; key: string }
  | { type: "captioned"; key: string; caption: string }
  | { type: "removed"; key: string }
  | { type: "sent" };

/** The files chosen for the next messages, in the order in which they were chosen. */
export function trayReducer(tray: Tray, action: TrayAction): Tray {
  switch (action.type) {
    case "added":
      return [...tray, ...action.files];
    case "sent":
      return [];
    case "removed":
      return tray.filter(({ key }) => key !== action.key);
    default:
      return tray.map((file) => (file.key === action.key ? { ...file, ...changed(action) } : file));
  }
}

/** May all of it be sent now? Not while a file is on its way or cannot be sent. */
export function isTrayReady(tray: Tray): boolean {
  return tray.length > 0 && tray.every(({ state }) => state === "ready");
}

/** The message of an uploaded file; null for one that is not ready (S0.7, S0.11–S0.13). */
export function messageOf(file: TrayFile): { content: SendableContent; media: MediaPart } | null {
  const { state, mediaId, kind, mimeType, name: filename, sizeBytes } = file;
  if (state !== "ready" || mediaId === null || kind === null) return null;
  const media = { mediaId, mimeType, filename, sizeBytes };
  return { content: contentOf(kind, mediaId, file), media };
}

function contentOf(kind: MediaKind, mediaId: string, file: TrayFile): SendableContent {
  const media = { mediaId };
  const caption = captionOf(file);
  switch (kind) {
    case "image":
    case "video":
    case "document":
      return { type: kind, media, caption };
    case "audio":
    case "voice":
      return { type: kind, media };
    case "sticker":
      return { type: kind, media, isAnimated: file.isAnimated };
  }
}

function captionOf({ hasCaption, caption }: TrayFile): string | null {
  return hasCaption && caption.trim() !== "" ? caption : null;
}

function changed(
  action: Exclude<TrayAction, { type: "added" | "sent" | "removed" }>,
): Partial<TrayFile> {
  switch (action.type) {
    case "progressed":
      return { progress: action.progress };
    case "uploaded": {
      const { mediaId, mimeType } = action;
      return { state: "ready", progress: 1, problem: null, mediaId, mimeType };
    }
    case "failed":
      return { state: "failed", problem: action.problem };
    case "retried":
      return { state: "uploading", progress: 0, problem: null };
    case "captioned":
      return { caption: action.caption };
  }
}
