import type { ProviderId } from "@parley/domain/messages";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { useInbox } from "./inbox-context.ts";
import { type Tray, type TrayFile, trayReducer } from "./tray-state.ts";
import type { Upload } from "./upload-file.ts";

export type TrayControl = {
  tray: Tray;
  add: (files: readonly File[]) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  caption: (key: string, caption: string) => void;
  /** The chosen file itself, for its picture. */
  source: (key: string) => File | undefined;
  clear: () => void;
};

/** The files chosen in a thread; each is checked first, and uploaded at once if it may be sent. */
export function useTray(provider: ProviderId): TrayControl {
  const { slug } = useInbox();
  const [tray, dispatch] = useReducer(trayReducer, []);
  const sources = useRef(new Map<string, File>());
  const uploads = useRef(new Map<string, Upload>());
  useEffect(() => {
    const running = uploads.current;
    return () => {
      for (const upload of running.values()) upload.abort();
    };
  }, []);

  const start = useCallback(
    async ({ key, name: filename, mimeType }: Pick<TrayFile, "key" | "name" | "mimeType">) => {
      const body = sources.current.get(key);
      if (body === undefined) return;
      const { uploadFile } = await import("./upload-file.ts");
      const onProgress = (progress: number) => dispatch({ type: "progressed", key, progress });
      const upload = uploadFile({ slug, body, filename, mimeType, onProgress });
      uploads.current.set(key, upload);
      upload.done
        .then((done) => dispatch({ type: "uploaded", key, ...done }))
        .catch((error: Error) => dispatch({ type: "failed", key, problem: error.message }))
        .finally(() => uploads.current.delete(key));
    },
    [slug],
  );
  const add = useCallback(
    async (chosen: readonly File[]) => {
      const files = await checkedFiles(chosen, provider);
      for (const [at, { key }] of files.entries()) {
        const file = chosen[at];
        if (file !== undefined) sources.current.set(key, file);
      }
      dispatch({ type: "added", files });
      for (const file of files) if (file.state === "uploading") void start(file);
    },
    [provider, start],
  );
  return {
    tray,
    add: (files) => void add(files),
    remove: (key) => {
      uploads.current.get(key)?.abort();
      uploads.current.delete(key);
      sources.current.delete(key);
      dispatch({ type: "removed", key });
    },
    retry: (key) => {
      dispatch({ type: "retried", key });
      for (const file of tray) if (file.key === key) void start(file);
    },
    caption: (key, caption) => dispatch({ type: "captioned", key, caption }),
    source: (key) => sources.current.get(key),
    clear: () => {
      sources.current.clear();
      dispatch({ type: "sent" });
    },
  };
}

async function checkedFiles(chosen: readonly File[], provider: ProviderId): Promise<TrayFile[]> {
  const { checkFile } = await import("./check-file.ts");
  return chosen.map((file) => {
    const check = checkFile(file, provider);
    const { name, size: sizeBytes } = file;
    const state = check.problem === null ? "uploading" : "refused";
    const fresh = { caption: "", progress: 0, mediaId: null };
    return { key: crypto.randomUUID(), name, sizeBytes, state, ...fresh, ...check };
  });
}
