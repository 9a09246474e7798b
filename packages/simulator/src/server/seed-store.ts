import { saveCustomer } from "../chat/index.ts";
import { numberSchema, type SimulatorConfig } from "../config/index.ts";
import { saveNumber } from "../meta/index.ts";
import type { Store } from "../store/index.ts";
import { seedAccounts } from "../twilio/index.ts";

/** Writes the configuration's numbers and accounts, and those of its customers that the store does not hold yet. */
export function seedStore(store: Store, config: SimulatorConfig, now: number): void {
  // What an earlier version stored may lack members that have come since.
  for (const number of store.list("number"))
    store.put("number", number.phoneNumberId, numberSchema.parse(number));
  for (const number of config.numbers) saveNumber(store, number);
  seedAccounts(store, config.twilioAccounts, now);
  for (const customer of config.customers)
    if (!store.get("customer", customer.phone.slice(1))) saveCustomer(store, customer);
}
