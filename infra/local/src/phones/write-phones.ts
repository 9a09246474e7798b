import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CustomerInput, SimulatorConfigInput } from "@parley/simulator/config";
import { createStore, type Message, type TwilioMessage } from "@parley/simulator/store";

type NumberInput = NonNullable<SimulatorConfigInput["numbers"]>[number];
type AccountInput = NonNullable<SimulatorConfigInput["twilioAccounts"]>[number];
export type Templates = NonNullable<NumberInput["templates"]>;
export type Flows = NonNullable<NumberInput["flows"]>;
export type Contents = NonNullable<AccountInput["contents"]>;

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
  appId: string;
  /** Of the platform's own app: what concerns its account goes to the gateway's URL of that app. */
  isOfPlatformApp: boolean;
  templates: Templates;
  flows: Flows;
};

/** A demo sender and the Twilio account it belongs to; its webhooks go to `connectionId` at the gateway. */
export type PhoneSender = {
  connectionId: string;
  label: string;
  displayPhone: string;
  sid: string;
  accountSid: string;
  authToken: string;
  contents: Contents;
};

export type PhoneCustomer = Pick<CustomerInput, "name" | "phone" | "country"> & {
  numberPhoneNumberId: string;
  onWhatsApp: boolean;
  chatOpen: boolean;
};

/** What the phones hold. `threads` is there only when the history was written just now. */
export type Phones = {
  numbers: readonly PhoneNumber[];
  senders: readonly PhoneSender[];
  customers: readonly PhoneCustomer[];
  threads: readonly PhoneThread[];
};

/** One chat, and when the customer last did something in it. */
export type PhoneThread = {
  /** The number's id at Meta or the sender's at Twilio. */
  phoneNumberId: string;
  customerId: string;
  lastInboundAt: Date;
  messages: readonly Message[];
  /** The messages as Twilio lists them; none for a number at Meta. */
  twilioMessages: readonly TwilioMessage[];
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

/** The simulator's configuration: each number's webhooks go to its own URLs at the gateway. */
export function simulatorConfigOf(gatewayUrl: string, phones: Phones): SimulatorConfigInput {
  return {
    numbers: phones.numbers.map(({ connectionId, isOfPlatformApp, ...number }) => ({
      ...number,
      webhookUrl: `${gatewayUrl}/webhooks/meta/${connectionId}`,
      ...(isOfPlatformApp && { appWebhookUrl: `${gatewayUrl}/webhooks/meta` }),
    })),
    twilioAccounts: phones.senders.map((sender) => accountOf(gatewayUrl, sender)),
    customers: [...phones.customers],
  };
}

function accountOf(gatewayUrl: string, sender: PhoneSender): AccountInput {
  const { connectionId, label, displayPhone, sid, accountSid, authToken, contents } = sender;
  const hooks = `${gatewayUrl}/webhooks/twilio/${connectionId}`;
  const urls = {
    callbackUrl: `${hooks}/inbound`,
    fallbackUrl: `${hooks}/fallback`,
    statusCallbackUrl: `${hooks}/status`,
  };
  return {
    ...{ accountSid, authToken, friendlyName: label, contents },
    senders: [{ ...{ sid, label, displayPhone }, ...urls }],
  };
}

function rememberThreads(folder: string, threads: readonly PhoneThread[]): void {
  const store = createStore(folder);
  for (const thread of threads) {
    const { phoneNumberId, customerId, lastInboundAt, messages, twilioMessages } = thread;
    for (const message of messages) store.put("message", message.id, message);
    for (const message of twilioMessages) store.put("twilioMessage", message.sid, message);
    store.put("window", `${phoneNumberId}:${customerId}`, {
      phoneNumberId,
      customerId,
      lastInboundAt: lastInboundAt.getTime(),
    });
  }
}
