import type { ProviderId } from "@parley/domain/messages";
import { checkFile, type FileRole } from "./check-file.ts";
import type { TrayFile } from "./tray-state.ts";

export type Adding = { provider: ProviderId; role: FileRole };

/** The chosen files as the tray keeps them: what each is sent as, and why it cannot be (S0.7–S0.13). */
export function checkChosen(
  chosen: readonly File[],
  { provider, role }: Adding,
): Promise<TrayFile[]> {
  return Promise.all(
    chosen.map(async (file): Promise<TrayFile> => {
      const check = checkFile(file, provider, role);
      const { name, size: sizeBytes } = file;
      const state = check.problem === null ? "uploading" : "refused";
      const isAnimated = check.kind === "sticker" && (await isMovingPicture(file));
      const fresh = { caption: "", progress: 0, mediaId: null };
      return { key: crypto.randomUUID(), name, sizeBytes, state, isAnimated, ...fresh, ...check };
    }),
  );
}

/** Does a WebP move? Its extended header says so: "VP8X" at byte 12, and the second bit of byte 20. */
export async function isMovingPicture(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 21).arrayBuffer());
  const form = String.fromCharCode(...head.slice(12, 16));
  return form === "VP8X" && ((head[20] ?? 0) & 0b10) !== 0;
}
