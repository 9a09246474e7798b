export { createMessageSid } from "./identifiers.ts";
export { createPoster, type Poster, toFormRequest } from "./poster.ts";
export { resumeChanges } from "./resume-changes.ts";
export { setApproval } from "./review-content.ts";
export { seedAccounts } from "./seed-accounts.ts";
export { signJson } from "./sign-request.ts";
export { switchLines } from "./switch-lines.ts";
export { createTwilioLine, type TwilioLine } from "./twilio-line.ts";
export { createTwilioRoutes, TWILIO_PATHS } from "./twilio-routes.ts";
