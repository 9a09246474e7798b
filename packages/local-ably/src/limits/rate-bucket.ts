/** A token bucket: allows `perSecond` on average and one second's worth, but at least one, at once. */
export class RateBucket {
  readonly #perSecond: number;
  readonly #size: number;
  #left: number;
  #filledAt: number;

  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#size = Math.max(perSecond, 1);
    this.#left = this.#size;
    this.#filledAt = now;
  }

  /** Takes one; false when the rate is used up. `now` in ms. */
  take(now: number): boolean {
    if (this.#perSecond === Number.POSITIVE_INFINITY) return true;
    const grown = ((now - this.#filledAt) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#size, this.#left + Math.max(grown, 0));
    this.#filledAt = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
