import { type FailureEntry, type FailureTable, reportIt, sendLater } from "./failure-entry.ts";

/** The window was closed (FAI-2): what `isWindowClosedCode` asks for. */
export const windowExpired: FailureEntry = [
  "permanent",
  "24-hour customer service window expired.",
  "Use an approved template; free messages work again once the customer writes.",
];
/** The recipient is not on WhatsApp or cannot be reached there (FAI-2). */
export const undeliverable: FailureEntry = [
  "permanent",
  "Invalid phone number: the message could not be delivered to this number.",
  "Ensure the number is registered on WhatsApp.",
];

function group(cause: string): FailureEntry {
  return ["permanent", cause, "Write to the people one by one."];
}

/** Message and recipient (Cloud API reference C.3; the words of FAI-2, S0.38, S1.22 and S1.23). */
export const messageFailures: FailureTable = {
  "470": windowExpired,
  "1013": undeliverable,
  "1026": undeliverable,
  "130403": ["permanent", "You blocked this contact.", "Unblock the contact to write."],
  "130472": [
    "permanent",
    "Not delivered: this person is in one of Meta's test groups without marketing messages.",
    "It works once the customer writes first.",
  ],
  "130501": [
    "permanent",
    "This type of message does not work in groups.",
    "Send another type of message.",
  ],
  "131008": ["fix", "The message lacked something WhatsApp requires.", reportIt],
  "131009": [
    "fix",
    "Invalid phone number, or another value WhatsApp does not accept.",
    "Check the number; a reaction works only on an existing message of the last 30 days.",
  ],
  "131020": group("The group has no other members."),
  "131021": ["permanent", "That is this inbox's own number.", "Choose another recipient."],
  "131026": undeliverable,
  "131030": [
    "human",
    "This test number may write only to its test recipients.",
    "Ask a workspace owner to add the number to the test recipients.",
  ],
  "131041": group("WhatsApp does not know this group."),
  "131047": windowExpired,
  "131049": [
    "wait",
    "Meta limited marketing to this person.",
    "Try again in a day or later, or wait until the customer writes.",
  ],
  "131050": [
    "permanent",
    "This person has stopped marketing messages from you.",
    "Send no more marketing; other messages still work.",
  ],
  "131051": [
    "permanent",
    "WhatsApp does not support this type of message.",
    "Send another type of message.",
  ],
  "131052": [
    "permanent",
    "The customer's file is too large or not available.",
    "Ask the customer to send it in another way.",
  ],
  "131053": [
    "fix",
    "WhatsApp refused the file: its type, size or encoding is not supported.",
    "Send the file in a supported format and size.",
  ],
  "131055": ["fix", "This message cannot be sent as marketing.", reportIt],
  "131060": [
    "permanent",
    "The message went through a device that does not share it.",
    "Open the phone app to see this message.",
  ],
  "131062": [
    "permanent",
    "This message needs the customer's phone number.",
    "Ask the customer for the phone number.",
  ],
  "131201": group("The group change was made only in part."),
  "131202": group("This group exists already."),
  "131204": group("The group has too many members."),
  "131207": group("WhatsApp has suspended this group."),
  "131208": ["retry", "Too many group changes were made at once.", sendLater],
  "131209": group("The group's picture is not square."),
  "131210": group("The group's picture is too small."),
  "131211": group("This number has reached its limit of groups."),
  "131212": group("This person is not a member of the group."),
  "131213": group("There is no such request to join the group."),
  "131214": group("New groups are paused for this number."),
  "131215": group("This number may not use groups."),
  "137000": [
    "human",
    "This person's WhatsApp identity has changed.",
    "Make sure that it is still the same person, then send it again.",
  ],
};
