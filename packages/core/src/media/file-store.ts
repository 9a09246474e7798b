/** Bytes from `start` to `end`, both included, counted from 0. */
export type ByteRange = { start: number; end: number };

/**
 * Where the bytes of files lie, on a disk or in a bucket. Keys come from `newStorageKey`; who may read a file is
 * decided before the store is asked.
 */
export type FileStore = {
  /**
   * Writes the stream under the key, in pieces, and replaces what was there. When the stream or the store fails,
   * nothing stays under the key and the error is thrown.
   */
  put(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes, or the range of them. Throws when the key names nothing. */
  open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
  /** How many bytes there are, null when the key names nothing. */
  size(key: string): Promise<number | null>;
  /** Removes the file; one that is not there is no error. */
  remove(key: string): Promise<void>;
};
