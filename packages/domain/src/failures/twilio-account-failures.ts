import {
  askOwner,
  type FailureEntry,
  type FailureTable,
  reportIt,
  sendLater,
} from "./failure-entry.ts";

const reconnect = "Ask a workspace owner to reconnect the number.";
const checkSender: FailureEntry = [
  "human",
  "Twilio does not know this number as a WhatsApp sender.",
  reconnect,
];
const messagingService: FailureEntry = [
  "human",
  "The Twilio Messaging Service of this number is missing or has no usable sender.",
  "Ask a workspace owner to check the Messaging Service at Twilio.",
];
const webhook: FailureEntry = [
  "human",
  "Twilio could not deliver an event to Parley.",
  "Ask a workspace owner to check the webhook address at Twilio.",
];
const accountAtMeta: FailureEntry = [
  "human",
  "WhatsApp does not accept this account at Twilio.",
  "A workspace owner checks the account in Meta Business Manager and at Twilio.",
];
const tooFast: FailureEntry = ["retry", "Too many messages were sent at once.", sendLater];
const trouble: FailureEntry = ["retry", "Twilio had a temporary problem.", sendLater];
const trial = (cause: string): FailureEntry => [
  "human",
  cause,
  "Ask a workspace owner to upgrade the Twilio account.",
];

/** Account, sender, rate and webhook errors of Twilio (Twilio reference, section 13). */
export const twilioAccountFailures: FailureTable = {
  "11200": webhook,
  "11205": webhook,
  "11220": webhook,
  "11237": webhook,
  "12100": webhook,
  "12300": webhook,
  "14107": [
    "wait",
    "Twilio stopped a loop of automatic replies.",
    "Wait a minute, and turn off one of the two automatic answers.",
  ],
  "20003": ["human", "Twilio does not accept the account's credentials.", reconnect],
  "20404": ["human", "Twilio does not know this account or message.", askOwner],
  "20409": ["retry", "Twilio was changing the same thing at that moment.", sendLater],
  "20429": tooFast,
  "20500": trouble,
  "20503": trouble,
  "21212": checkSender,
  "21408": [
    "human",
    "Sending to this region is turned off at Twilio.",
    "A workspace owner allows the region in Twilio's geographic permissions.",
  ],
  "21603": checkSender,
  "21606": checkSender,
  "21608": trial("A trial account at Twilio may write only to verified numbers."),
  "21609": ["fix", "Twilio does not accept the address for status reports.", reportIt],
  "21611": tooFast,
  "21701": messagingService,
  "21702": messagingService,
  "21703": messagingService,
  "21704": messagingService,
  "21705": messagingService,
  "30001": tooFast,
  "30002": [
    "human",
    "Twilio has suspended this account.",
    "A workspace owner settles this with Twilio.",
  ],
  "63001": ["human", "WhatsApp does not accept the number's registration at Twilio.", reconnect],
  "63002": checkSender,
  "63007": checkSender,
  "63008": [
    "human",
    "The number is not set up properly at Twilio.",
    "Ask a workspace owner to check the sender at Twilio.",
  ],
  "63009": ["retry", "WhatsApp had a temporary problem.", sendLater],
  "63010": trouble,
  "63012": ["retry", "WhatsApp had a temporary problem.", sendLater],
  "63015": [
    "human",
    "This person has not joined the Twilio sandbox.",
    "The person sends the sandbox's join words first.",
  ],
  "63017": tooFast,
  "63018": [
    "wait",
    "The number has reached WhatsApp's limit of messages or new customers.",
    "Try again later; replies to customers who wrote today still work.",
  ],
  "63020": accountAtMeta,
  "63022": accountAtMeta,
  "63026": [
    "human",
    "WhatsApp limits this number because its messages were taken for spam.",
    "Send only replies for now, and ask a workspace owner to look at the number's quality.",
  ],
  "63038": trial("The Twilio account has reached its number of messages for today."),
  "63051": [
    "human",
    "WhatsApp has locked this account.",
    "A workspace owner can appeal in Meta's Business Support Home.",
  ],
  "63062": [
    "human",
    "The terms of Meta's marketing messages are not accepted.",
    "A workspace owner accepts the terms in WhatsApp Manager.",
  ],
  "572006": trial("A trial account at Twilio may send only ready-made templates."),
};
