import {
  askOwner,
  type FailureClass,
  type FailureEntry,
  type FailureTable,
  sendLater,
} from "./failure-entry.ts";

const migration: FailureEntry = [
  "human",
  "The number could not be moved to this account.",
  askOwner,
];
const olderModel: FailureEntry = [
  "human",
  "The account is set up in a way Meta no longer supports.",
  askOwner,
];
const flow: FailureEntry = [
  "fix",
  "The form could not be changed.",
  "Correct the form at Meta and try again.",
];
const signUpLink: FailureEntry = [
  "fix",
  "The sign-up link is not valid.",
  "Correct the link's settings.",
];
const call = (failureClass: FailureClass, cause: string): FailureEntry => [
  failureClass,
  cause,
  "Send a message instead.",
];
const username = (cause: string): FailureEntry => ["human", cause, "Choose another username."];

/** Codes 2494164 to 2494179: the API of sign-up links. */
export const invalidSignUpLink = signUpLink;

/** Codes 138000 to 138025 that have no line of their own. */
export const otherCallFailure = call("permanent", "The call could not be made.");

/** Registration, onboarding, calls, forms, blocking and usernames (Cloud API reference C.5). */
export const connectionFailures: FailureTable = {
  "133000": [
    "human",
    "An earlier removal of the number was not finished.",
    "Remove the number, then register it again.",
  ],
  "133005": [
    "human",
    "The two-step PIN is wrong.",
    "Enter the PIN again, or reset it in WhatsApp Manager.",
  ],
  "133006": ["human", "The number must be verified again.", "Verify the number, then register it."],
  "133008": ["wait", "The PIN was tried too often.", "Wait as long as the details say."],
  "133009": ["wait", "The PIN was tried too fast.", "Wait as long as the details say."],
  "138000": call("human", "Calls are not turned on for this number."),
  "138001": call("permanent", "This person cannot be called."),
  "138002": call("retry", "Too many calls run at once."),
  "138003": call("permanent", "A call with this person is already running."),
  "138004": call("retry", "The call could not be connected."),
  "138005": call("retry", "Too many calls were started at once."),
  "138006": call("permanent", "This person has not allowed calls."),
  "138007": call("retry", "The call was not answered in time."),
  "138009": call("wait", "This person was asked too often to allow calls."),
  "138012": call("wait", "This person was called too often today."),
  "138018": call("human", "Calls cannot be turned on for this number."),
  "138024": call("human", "The call server of this number does not answer properly."),
  "138025": call("human", "The call server of this number does not answer properly."),
  "139000": flow,
  "139001": flow,
  "139002": flow,
  "139003": flow,
  "139004": flow,
  "139100": [
    "fix",
    "Some contacts could not be blocked or unblocked.",
    "Try again with the remaining contacts.",
  ],
  "139101": [
    "human",
    "The list of blocked contacts is full.",
    "Unblock contacts that no longer write.",
  ],
  "139102": [
    "retry",
    "The list of blocked contacts changed while it was read.",
    "Load the list again.",
  ],
  "139103": ["retry", "WhatsApp could not block or unblock the contact.", sendLater],
  "147001": username("This username is not available."),
  "147002": username("This account may not have a username yet."),
  "147003": username("A Facebook Page or Instagram account holds this username."),
  "147004": username("An Instagram account or Facebook Page holds this username."),
  "147005": username("Another of your numbers has this username."),
  "1752041": ["human", "Marketing messages were already requested for this account.", askOwner],
  "2388001": migration,
  "2388012": migration,
  "2388091": migration,
  "2388093": migration,
  "2388103": migration,
  "2593079": olderModel,
  "2593085": olderModel,
  "2593107": ["human", "The phone app's chats were already taken over.", askOwner],
  "2593108": ["human", "The phone app's chats can be taken over only within 24 hours.", askOwner],
  "2593109": ["human", "The owner of the phone did not share the earlier chats.", askOwner],
};
