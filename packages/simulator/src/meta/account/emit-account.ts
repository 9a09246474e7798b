import type { BusinessNumber } from "../../config/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../timeline/index.ts";
import type { WebhookElement } from "../envelope.ts";
import type { Line } from "../line.ts";

export type AccountDeps = { store: Store; clock: Clock; line: Pick<Line, "emit"> };
type Value = Record<string, unknown>;

/** Sends a template or account field about one number to its app's default callback (A.5, A.11, A.12). */
export function emitOfNumber(
  { clock, line }: AccountDeps,
  number: BusinessNumber,
  field: string,
  value: Value,
  entryId?: string,
): void {
  const element: WebhookElement = {
    phoneNumberId: number.phoneNumberId,
    wabaId: number.wabaId,
    lane: `${number.wabaId}:account`,
    summary: [field, value.event].filter((each) => typeof each === "string").join(" "),
    messageIds: [],
    field,
    value,
    time: Math.floor(clock.now() / 1000),
    ...(entryId !== undefined && { entryId }),
  };
  line.emit(element);
}

/** The same about a whole WABA: once to each app that owns one of its numbers. */
export function emitOfWaba(deps: AccountDeps, wabaId: string, field: string, value: Value): void {
  const callbacks = new Map<string | null, BusinessNumber>();
  for (const number of deps.store.list("number"))
    if (number.wabaId === wabaId) {
      const url = number.appWebhookUrl ?? number.webhookUrl;
      if (!callbacks.has(url)) callbacks.set(url, number);
    }
  for (const number of callbacks.values()) emitOfNumber(deps, number, field, value);
}
