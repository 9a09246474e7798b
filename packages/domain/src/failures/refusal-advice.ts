import type { ErrorCode } from "../errors/index.ts";

/**
 * What to do when we ourselves refuse to send; null where the error's own message says it all
 * (FAI-5, S1.22, S1.24).
 */
export function refusalAdvice(code: ErrorCode): string | null {
  return advice.get(code) ?? null;
}

const advice: ReadonlyMap<ErrorCode, string> = new Map([
  ["conversation.not_found", "The customer must message first."],
  [
    "conversation.window_closed",
    "Use an approved template; free messages work again once the customer writes.",
  ],
]);
