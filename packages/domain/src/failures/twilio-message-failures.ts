import { type FailureEntry, type FailureTable, reportIt } from "./failure-entry.ts";
import { undeliverable, windowExpired } from "./message-failures.ts";
import { fillAgain, notApproved } from "./template-failures.ts";

const file = (cause: string): FailureEntry => [
  "fix",
  cause,
  "Send the file in a supported format and size.",
];
const content: FailureEntry = [
  "fix",
  "WhatsApp does not accept this content: its type or length is not supported.",
  "Shorten the message or send another type.",
];
const ourRequest: FailureEntry = ["fix", "Twilio could not read the message.", reportIt];
const byHand: FailureEntry = [
  "human",
  "Nobody knows whether the message arrived.",
  "Ask the customer or look at the thread; then send it again if it is missing.",
];
const carrier: FailureEntry = [
  "permanent",
  "The message could not be delivered to this phone.",
  "Reach the person in another way.",
];
const sampleFile: FailureEntry = [
  "fix",
  "WhatsApp could not read the template's sample file.",
  "Choose another sample file and submit the template again.",
];
const definition: FailureEntry = [
  "fix",
  "The template's definition breaks one of Twilio's rules.",
  "Correct the template and submit it again.",
];

/** Recipient, content and template errors of Twilio (Twilio reference, section 13; the words of FAI-2). */
export const twilioMessageFailures: FailureTable = {
  "11751": file("The file is too large for WhatsApp."),
  "21211": ["fix", "Invalid phone number.", "Check the number and its country code."],
  "21602": ourRequest,
  "21610": [
    "permanent",
    "This person has stopped messages from you.",
    "Wait until the person writes START.",
  ],
  "21617": ["fix", "The message is longer than 1600 characters.", "Shorten the message."],
  "21619": ourRequest,
  "21620": file("Twilio could not read the file's address."),
  "21623": file("There are too many files in one message."),
  "21654": ourRequest,
  "21655": ourRequest,
  "21656": ourRequest,
  "21658": ["fix", "A part of the message is too long.", "Shorten the message."],
  "30003": carrier,
  "30004": carrier,
  "30005": carrier,
  "30006": carrier,
  "30007": carrier,
  "30008": byHand,
  "30410": byHand,
  "63003": undeliverable,
  "63005": content,
  "63006": content,
  "63013": [
    "permanent",
    "The message breaks WhatsApp's policy.",
    "Change the text; a template's value has at most four spaces in a row.",
  ],
  "63014": ["permanent", "This person has blocked you.", "Reach the person in another way."],
  "63016": windowExpired,
  "63019": file("WhatsApp could not fetch the file."),
  "63021": content,
  "63023": byHand,
  "63024": undeliverable,
  "63025": ["permanent", "WhatsApp has this file already.", "Nothing needs to be done."],
  "63027": [
    "fix",
    `${notApproved}, or it does not exist in this language.`,
    "Refresh the templates and choose an approved one.",
  ],
  "63028": fillAgain,
  "63029": ["human", "The customer's phone could not load the template.", "Send it again later."],
  "63030": ourRequest,
  "63031": ["permanent", "That is this inbox's own number.", "Choose another recipient."],
  "63032": [
    "permanent",
    "Not delivered: this person is in one of Meta's test groups without marketing messages.",
    "It works once the customer writes first.",
  ],
  "63033": ["permanent", "This person has blocked you.", "Reach the person in another way."],
  "63034": file("The file is too large for WhatsApp."),
  "63037": [
    "wait",
    "Twilio is still handing the file to WhatsApp.",
    "Wait a few minutes before sending it again.",
  ],
  "63040": ["permanent", `${notApproved}: WhatsApp has rejected it.`, "Use another template."],
  "63041": [
    "wait",
    `${notApproved}: it is paused for low quality.`,
    "Choose another template, or try again in three to six hours.",
  ],
  "63042": ["permanent", `${notApproved}: WhatsApp has disabled it.`, "Use another template."],
  "63043": sampleFile,
  "63044": sampleFile,
  "63045": sampleFile,
  "63046": ["wait", "WhatsApp has just approved the template.", "Send it again."],
  "63047": sampleFile,
  "63049": [
    "permanent",
    "Meta limited marketing to this person.",
    "Wait until the customer writes; in the USA marketing is not delivered at all.",
  ],
  "92001": definition,
  "92002": definition,
  "92003": definition,
  "92004": definition,
  "92005": ourRequest,
  "92006": ourRequest,
  "92007": ourRequest,
  "92008": definition,
};
