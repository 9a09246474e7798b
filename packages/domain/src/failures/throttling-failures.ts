import { type FailureEntry, type FailureTable, reportIt, sendLater } from "./failure-entry.ts";

const trouble: FailureEntry = ["retry", "WhatsApp had a temporary problem.", sendLater];
const tooFast: FailureEntry = ["retry", "Too many messages were sent at once.", sendLater];

/** Throttling and temporary trouble (Cloud API reference C.2). */
export const throttlingFailures: FailureTable = {
  "1": trouble,
  "2": trouble,
  "4": tooFast,
  "613": tooFast,
  "80007": tooFast,
  "130429": tooFast,
  "131000": trouble,
  "131016": trouble,
  "131048": [
    "human",
    "WhatsApp limits this number because people blocked or reported it.",
    "Send only replies for now, and ask a workspace owner to look at the number's quality.",
  ],
  "131056": [
    "retry",
    "Too many messages were sent to this person at once.",
    "Wait a minute, then send it again.",
  ],
  "133004": trouble,
  "133015": ["wait", "The number was deleted a moment ago.", "Wait five minutes, then try again."],
  "133016": ["wait", "The number was registered too often.", "Wait 72 hours, then try again."],
  "135000": ["fix", "WhatsApp could not read the message.", reportIt],
};
