import type { InboundElement } from "../port/index.ts";

type WithoutPosition<Element> = Element extends unknown ? Omit<Element, "position"> : never;

/** An element before its place in the POST is known. */
export type Unplaced = WithoutPosition<InboundElement>;

/** Gathers a POST's elements: messages come before all else, each part in document order (G.1.3). */
export class ElementList {
  readonly #messages: Unplaced[] = [];
  readonly #others: Unplaced[] = [];

  addMessage(element: Unplaced): void {
    this.#messages.push(element);
  }

  add(element: Unplaced): void {
    this.#others.push(element);
  }

  /** All elements, numbered from 0. */
  placed(): InboundElement[] {
    return [...this.#messages, ...this.#others].map((element, position) => ({
      ...element,
      position,
    }));
  }
}
