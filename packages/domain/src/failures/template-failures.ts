import type { FailureEntry, FailureTable } from "./failure-entry.ts";

/** The words of FAI-2 for a template that may not be sent. */
export const notApproved = "Template not approved";
/** The values and the template do not belong together. */
export const fillAgain: FailureEntry = [
  "fix",
  "The values do not fit the template.",
  "Choose the template again and fill in every value.",
];
const definition: FailureEntry = [
  "fix",
  "The template's definition breaks one of WhatsApp's rules.",
  "Correct the template and submit it again.",
];
const directSend: FailureEntry = [
  "permanent",
  "This template cannot be changed here.",
  "Create another template.",
];
const insights: FailureEntry = [
  "human",
  "Template figures are not available.",
  "Turn on template insights at Meta.",
];

/** Templates (Cloud API reference C.4; the words of FAI-2, S0.38). */
export const templateFailures: FailureTable = {
  "131059": ["fix", "The list changed while it was read.", "Load the list again."],
  "132000": fillAgain,
  "132001": [
    "fix",
    `${notApproved}, or it does not exist in this language.`,
    "Refresh the templates and choose an approved one.",
  ],
  "132005": ["fix", "The values make the template too long.", "Shorten the values."],
  "132007": ["permanent", "The template's text breaks WhatsApp's policy.", "Use another template."],
  "132008": fillAgain,
  "132012": fillAgain,
  "132015": [
    "wait",
    `${notApproved}: it is paused for low quality.`,
    "Choose another template, or try again in three to six hours.",
  ],
  "132016": ["permanent", `${notApproved}: WhatsApp has disabled it.`, "Use another template."],
  "132018": [
    "fix",
    "One of the template's values is not valid.",
    "Correct the value named in the details.",
  ],
  "132021": ["fix", "Another template has this name.", "Choose another name."],
  "132068": [
    "human",
    "The form behind the button is blocked.",
    "Ask a workspace owner to repair the form.",
  ],
  "132069": [
    "wait",
    "The form behind the button is limited to a few messages an hour.",
    "Try again in an hour.",
  ],
  "134100": [
    "fix",
    "Only marketing templates can be sent this way.",
    "Choose a marketing template.",
  ],
  "134101": [
    "wait",
    "WhatsApp is still preparing this template.",
    "Wait ten minutes, then send it again.",
  ],
  "134102": [
    "human",
    "Marketing messages are not available to this account.",
    "Ask a workspace owner to set them up.",
  ],
  "141002": ["human", `${notApproved}.`, "Use an approved template."],
  "200005": insights,
  "200006": insights,
  "200007": insights,
  "2388019": [
    "human",
    "The account has reached its limit of templates.",
    "Delete templates that are not used.",
  ],
  "2388039": [
    "fix",
    "The template cannot be changed in its present state.",
    "Wait until its review has ended.",
  ],
  "2388040": definition,
  "2388047": definition,
  "2388072": definition,
  "2388073": definition,
  "2388293": definition,
  "2388299": definition,
  "2388318": directSend,
  "2388330": directSend,
};
