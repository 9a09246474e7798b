import type { Flows } from "../phones/index.ts";

/** The Flows of a demo account: two that can be sent, and one that is not finished. */
export function flowsOf(wabaId: string): Flows {
  const id = (nth: number) => `${wabaId.slice(0, 12)}${nth}`;
  return [
    { id: id(1), name: "Book an appointment" },
    { id: id(2), name: "Tell us how it was" },
    { id: id(3), name: "Order for an event", status: "DRAFT" },
  ];
}
