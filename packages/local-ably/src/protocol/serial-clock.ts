const COUNTER_LIMIT = 1000;

/**
 * Hands out channel serials `<14-digit ms>-<3-digit counter>@<series>`: their text order is their issue order.
 * A new series means that what came before is unknown to this server.
 */
export class SerialClock {
  readonly series: string;
  #lastMs = 0;
  #counter = 0;

  constructor(series: string) {
    this.series = series;
  }

  /** The next serial. The clock never goes back, even when `nowMs` does. */
  next(nowMs: number): string {
    if (nowMs > this.#lastMs) {
      this.#lastMs = nowMs;
      this.#counter = 0;
    } else if (++this.#counter >= COUNTER_LIMIT) {
      this.#lastMs += 1;
      this.#counter = 0;
    }
    return `${String(this.#lastMs).padStart(14, "0")}-${String(this.#counter).padStart(3, "0")}@${this.series}`;
  }

  /** Whether a serial sent by a client was issued by this clock. */
  isOwn(serial: string): boolean {
    return serial.endsWith(`@${this.series}`);
  }
}

/** Serial of the message at `index` of the publish with this channel serial. */
export function messageSerial(channelSerial: string, index: number): string {
  return `${channelSerial}:${String(index).padStart(3, "0")}`;
}
