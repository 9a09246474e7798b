import {
  askOwner,
  type FailureEntry,
  type FailureTable,
  reportIt,
  sendLater,
} from "./failure-entry.ts";

const reconnect = "Ask a workspace owner to reconnect the number.";
const permission: FailureEntry = [
  "human",
  "Parley lacks a permission for this WhatsApp account.",
  reconnect,
];
const maintenance: FailureEntry = [
  "retry",
  "WhatsApp is maintaining this number for a moment.",
  sendLater,
];

/** Authorisation, account and integrity (Cloud API reference C.1). 201–299 are in `failureOf`. */
export const accountFailures: FailureTable = {
  "0": ["human", "The number's access token is not accepted any more.", reconnect],
  "3": permission,
  "10": permission,
  "33": [
    "human",
    "This number does not exist at WhatsApp any more.",
    "Ask a workspace owner to connect another number.",
  ],
  "100": ["fix", "WhatsApp could not read part of the message.", reportIt],
  "190": ["human", "The number's access token has expired or was revoked.", reconnect],
  "200": permission,
  "368": [
    "human",
    "WhatsApp has blocked this account for a policy violation.",
    "A workspace owner can appeal in Meta's Business Support Home.",
  ],
  "130497": [
    "permanent",
    "This business may not message people in that country.",
    "Reach the person in another way.",
  ],
  "131005": permission,
  "131031": [
    "human",
    "WhatsApp has locked this account, or the two-step PIN is wrong.",
    "Ask a workspace owner to check the account in WhatsApp Manager.",
  ],
  "131037": [
    "human",
    "The number's display name is not approved yet.",
    "Ask a workspace owner to get the display name approved in WhatsApp Manager.",
  ],
  "131042": [
    "human",
    "There is a billing problem with this account at Meta.",
    "A workspace owner fixes the payment method at Meta; then send it again.",
  ],
  "131044": [
    "human",
    "There is a billing problem with calls of this account at Meta.",
    "A workspace owner fixes the payment method at Meta.",
  ],
  "131045": ["human", "This number is not properly registered with WhatsApp.", askOwner],
  "131057": maintenance,
  "131063": [
    "human",
    "This account may send marketing only in another way.",
    "Ask a workspace owner to change the marketing setting in WhatsApp Manager.",
  ],
  "131064": [
    "wait",
    "WhatsApp limits this account because templates were put in wrong categories.",
    "The limit ends by itself; pause campaigns until then.",
  ],
  "133010": [
    "human",
    "This number is not registered with WhatsApp.",
    "Ask a workspace owner to register the number.",
  ],
  "134011": [
    "human",
    "The terms of WhatsApp payments are not accepted.",
    "A workspace owner accepts the terms in WhatsApp Manager.",
  ],
  "139200": [
    "human",
    "Direct sending is not available to this account any more.",
    "Send an approved template.",
  ],
  "2494100": maintenance,
};

export const missingPermission = permission;
