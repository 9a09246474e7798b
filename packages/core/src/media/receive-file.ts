import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import type { FileStore } from "./file-store.ts";
import { settleMimeType } from "./settle-mime-type.ts";
import { isCleaned, stripMetadata } from "./strip-metadata.ts";

export type IncomingFile = {
  key: string;
  bytes: AsyncIterable<Uint8Array>;
  /** What the sender calls it. */
  mimeType: string;
  /** How large a file of this type may be; null when there is no place for the type. */
  maxBytesOf(mimeType: string): number | null;
  /** Take what says where and by whom a picture was made out of it (Z-13)? Such a picture is held in memory. */
  isStripped?: boolean;
};

export type Refusal =
  | { kind: "too_large"; mimeType: string; maxBytes: number }
  | { kind: "wrong_type"; mimeType: string }
  | { kind: "empty" }
  /** A picture that is to be stripped and cannot be read. */
  | { kind: "unreadable" }
  /** The stream broke off. */
  | { kind: "broken" };

export type Received =
  | { kind: "stored"; mimeType: string; sizeBytes: number; sha256: string }
  | Refusal;

/** As many of the first bytes as the sniffer wants to see. */
const headBytes = 4_100;

/**
 * Streams a file into the store, a few pieces in memory at a time; what it is and how large is known on the way. A
 * refused file is not read further and leaves nothing behind. Throws only when the store fails.
 */
export async function receiveFile(store: FileStore, file: IncomingFile): Promise<Received> {
  const inspection = new Inspection(file);
  try {
    await store.put(file.key, inspection.passOn());
  } catch (error) {
    if (inspection.refusal !== null) return inspection.refusal;
    throw error;
  }
  return inspection.stored();
}

class Inspection {
  refusal: Refusal | null = null;
  readonly #file: IncomingFile;
  readonly #hash = createHash("sha256");
  #mimeType = "";
  #maxBytes = 0;
  #sizeBytes = 0;

  constructor(file: IncomingFile) {
    this.#file = file;
  }

  stored(): Received {
    const sha256 = this.#hash.digest("hex");
    return { kind: "stored", mimeType: this.#mimeType, sizeBytes: this.#sizeBytes, sha256 };
  }

  async *passOn(): AsyncGenerator<Uint8Array, void, undefined> {
    const whole: Uint8Array[] = [];
    for await (const piece of this.#inspect()) {
      if (this.#file.isStripped && isCleaned(this.#mimeType)) whole.push(piece);
      else yield this.#count(piece);
    }
    if (whole.length === 0) return;
    const clean = await stripMetadata(Buffer.concat(whole), this.#maxBytes);
    if (clean === null) this.#refuse({ kind: "unreadable" });
    this.#sizeBytes = clean.byteLength;
    this.#checkSize();
    yield this.#count(clean);
  }

  #count(piece: Uint8Array): Uint8Array {
    this.#hash.update(piece);
    return piece;
  }

  async *#inspect(): AsyncGenerator<Uint8Array, void, undefined> {
    let head: Uint8Array[] | null = [];
    for await (const chunk of this.#read()) {
      this.#sizeBytes += chunk.byteLength;
      if (head === null) {
        this.#checkSize();
        yield chunk;
        continue;
      }
      head.push(chunk);
      if (this.#sizeBytes < headBytes) continue;
      await this.#decide(head);
      yield* head;
      head = null;
    }
    if (head === null) return;
    if (this.#sizeBytes === 0) this.#refuse({ kind: "empty" });
    await this.#decide(head);
    yield* head;
  }

  /** The source's own failure is told apart from the store's. */
  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* this.#file.bytes;
    } catch {
      this.#refuse({ kind: "broken" });
    }
  }

  async #decide(head: readonly Uint8Array[]): Promise<void> {
    const sniffed = await fileTypeFromBuffer(Buffer.concat(head).subarray(0, headBytes));
    const mimeType = settleMimeType(this.#file.mimeType, sniffed?.mime ?? null);
    const maxBytes = this.#file.maxBytesOf(mimeType);
    if (maxBytes === null) this.#refuse({ kind: "wrong_type", mimeType });
    this.#mimeType = mimeType;
    this.#maxBytes = maxBytes ?? 0;
    this.#checkSize();
  }

  #checkSize(): void {
    if (this.#sizeBytes <= this.#maxBytes) return;
    this.#refuse({ kind: "too_large", mimeType: this.#mimeType, maxBytes: this.#maxBytes });
  }

  #refuse(refusal: Refusal): never {
    this.refusal = refusal;
    throw new Error(`the file is refused: ${refusal.kind}`);
  }
}
