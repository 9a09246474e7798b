export type { FailureClass } from "./failure-entry.ts";
export {
  type ErrorSource,
  type Failure,
  failureOf,
  isKnownFailure,
  isWindowClosedCode,
  type ProviderError,
} from "./failures.ts";
export { refusalAdvice } from "./refusal-advice.ts";
