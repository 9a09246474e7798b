import type { Adding } from "./check-chosen.ts";
import type { ConversationId } from "./inbox-views.ts";
import { type Tray, type TrayAction, type TrayFile, trayReducer } from "./tray-state.ts";
import type { Upload } from "./upload-file.ts";

/** The files chosen in each conversation; they stay, and go on uploading, when one leaves the thread. */
export type TrayStore = {
  read(id: ConversationId): Tray;
  subscribe(listener: () => void): () => void;
  add(id: ConversationId, files: readonly File[], how: Adding): Promise<void>;
  change(id: ConversationId, action: TrayAction): void;
  retry(id: ConversationId, key: string): void;
  remove(id: ConversationId, key: string): void;
  clear(id: ConversationId): void;
  /** The chosen file itself, for its picture. */
  source(key: string): File | undefined;
};

const none: Tray = [];

/** Keeps the trays of one workspace's inbox; each file is checked first, and uploaded at once if it may be sent. */
export function createTrayStore(slug: string): TrayStore {
  const trays = new Map<ConversationId, Tray>();
  const sources = new Map<string, File>();
  const uploads = new Map<string, Upload>();
  const listeners = new Set<() => void>();
  const read = (id: ConversationId) => trays.get(id) ?? none;
  const change = (id: ConversationId, action: TrayAction) => {
    const next = trayReducer(read(id), action);
    if (next.length === 0) trays.delete(id);
    else trays.set(id, next);
    for (const listener of listeners) listener();
  };
  const start = async (id: ConversationId, { key, name: filename, mimeType }: TrayFile) => {
    const body = sources.get(key);
    if (body === undefined) return;
    const { uploadFile } = await import("./upload-file.ts");
    if (!sources.has(key)) return;
    const onProgress = (progress: number) => change(id, { type: "progressed", key, progress });
    const upload = uploadFile({ slug, body, filename, mimeType, onProgress });
    uploads.set(key, upload);
    upload.done
      .then((done) => change(id, { type: "uploaded", key, ...done }))
      .catch((error: Error) => change(id, { type: "failed", key, problem: error.message }))
      .finally(() => uploads.delete(key));
  };
  const forget = (key: string) => {
    uploads.get(key)?.abort();
    uploads.delete(key);
    sources.delete(key);
  };
  return {
    read,
    change,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add(id, chosen, how) {
      const { checkChosen } = await import("./check-chosen.ts");
      const files = await checkChosen(chosen, how);
      for (const [at, { key }] of files.entries()) {
        const file = chosen[at];
        if (file !== undefined) sources.set(key, file);
      }
      change(id, { type: "added", files });
      for (const file of files) if (file.state === "uploading") void start(id, file);
    },
    retry(id, key) {
      change(id, { type: "retried", key });
      for (const file of read(id)) if (file.key === key) void start(id, file);
    },
    remove(id, key) {
      forget(key);
      change(id, { type: "removed", key });
    },
    clear(id) {
      for (const { key } of read(id)) sources.delete(key);
      change(id, { type: "sent" });
    },
    source: (key) => sources.get(key),
  };
}
