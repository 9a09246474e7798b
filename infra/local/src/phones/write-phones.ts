import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CustomerInput, SimulatorConfigInput } from "@parley/simulator/config";
import { createStore, type Message } from "@parley/simulator/store";

/** A demo number as WhatsApp knows it; its webhook goes to `connectionId` at the gateway. */
export type PhoneNumber = {
  connectionId: string;
  label: string;
  displayPhone: string;
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
  verifyToken: string;
};

export type PhoneCustomer = Pick<CustomerInput, "name" | "phone" | "country"> & {
  numberPhoneNumberId: string;
  onWhatsApp: boolean;
  chatOpen: boolean;
};

/** What the phones hold. `threads` is there only when the history was written just now. */
export type Phones = {
  numbers: readonly PhoneNumber[];
  customers: readonly PhoneCustomer[];
  threads: readonly PhoneThread[];
};

/** One chat, and when the customer last did something in it. */
export type PhoneThread = {
  phoneNumberId: string;
  customerId: string;
  lastInboundAt: Date;
  messages: readonly Message[];
};

/**
 * Writes the simulator's configuration, and puts new threads into its memory: so the phones show the
 * conversations of the inbox, and their service windows are open on both sides alike.
 */
export function writePhones(dataDir: string, gatewayUrl: string, phones: Phones): void {
  const path = join(dataDir, "simulator.json");
  const config = JSON.stringify(simulatorConfigOf(gatewayUrl, phones), null, 2);
  writeFileSync(`${path}.new`, `${config}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  if (phones.threads.length > 0) rememberThreads(join(dataDir, "simulator"), phones.threads);
}

/** The simulator's configuration: each number's webhook goes to its own URL at the gateway. */
export function simulatorConfigOf(gatewayUrl: string, phones: Phones): SimulatorConfigInput {
  return {
    numbers: phones.numbers.map(({ connectionId, ...number }) => ({
      ...number,
      webhookUrl: `${gatewayUrl}/webhooks/meta/${connectionId}`,
    })),
    customers: [...phones.customers],
  };
}

function rememberThreads(folder: string, threads: readonly PhoneThread[]): void {
  const store = createStore(folder);
  for (const { phoneNumberId, customerId, lastInboundAt, messages } of threads) {
    for (const message of messages) store.put("message", message.id, message);
    store.put("window", `${phoneNumberId}:${customerId}`, {
      phoneNumberId,
      customerId,
      lastInboundAt: lastInboundAt.getTime(),
    });
  }
}
