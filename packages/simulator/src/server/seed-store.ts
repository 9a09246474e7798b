import { saveCustomer } from "../chat/index.ts";
import type { SimulatorConfig } from "../config/index.ts";
import type { Store } from "../store/index.ts";
import { seedAccounts } from "../twilio/index.ts";

/** Writes the configuration's numbers and accounts, and those of its customers that the store does not hold yet. */
export function seedStore(store: Store, config: SimulatorConfig, now: number): void {
  for (const number of config.numbers) store.put("number", number.phoneNumberId, number);
  seedAccounts(store, config.twilioAccounts, now);
  for (const customer of config.customers)
    if (!store.get("customer", customer.phone.slice(1))) saveCustomer(store, customer);
}
