export type { FailureClass } from "./failure-entry.ts";
export {
  type Failure,
  failureOf,
  isKnownFailure,
  type ProviderError,
  windowClosedCode,
} from "./failures.ts";
export { refusalAdvice } from "./refusal-advice.ts";
