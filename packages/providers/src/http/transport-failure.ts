import type { AmbiguousReason, FailedCall, NotSentReason } from "../port/index.ts";

/**
 * What a rejected `fetch` proves. Only failures before the connection stood (name look-up, connect, TLS handshake)
 * prove that no byte of the request left: `not_sent`. Everything else is `ambiguous`, a timeout of ours included.
 */
export function transportFailure(error: unknown): TransportFailure {
  const facts = factsOf(error);
  const reason = notSentReason(facts);
  if (reason !== null) return { kind: "not_sent", reason };
  return {
    kind: "ambiguous",
    reason: facts.names.has("TimeoutError") ? "timeout" : "connection_lost",
  };
}

/** The same for a call that may be repeated: whether it was taken makes no difference. */
export function callFailure(error: unknown): FailedCall {
  return { kind: "retry", reason: transportFailure(error).reason, retryAfterMs: null };
}

type TransportFailure =
  | { kind: "not_sent"; reason: NotSentReason }
  | { kind: "ambiguous"; reason: AmbiguousReason };

type Facts = { names: Set<string>; codes: string[]; syscalls: string[]; messages: string[] };

/** Names, codes and system calls along the chain of causes; `fetch` wraps undici's error, undici the socket's. */
function factsOf(error: unknown): Facts {
  const facts: Facts = { names: new Set(), codes: [], syscalls: [], messages: [] };
  const pending: unknown[] = [error];
  for (let depth = 0; depth < 16 && pending.length > 0; depth += 1) {
    const one = pending.shift();
    if (typeof one !== "object" || one === null) continue;
    const { name, code, syscall, message, cause, errors } = one as Record<string, unknown>;
    if (typeof name === "string") facts.names.add(name);
    if (typeof code === "string") facts.codes.push(code);
    if (typeof syscall === "string") facts.syscalls.push(syscall);
    if (typeof message === "string") facts.messages.push(message);
    pending.push(cause, ...(Array.isArray(errors) ? errors : []));
  }
  return facts;
}

const dnsCodes = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA", "EAI_NONAME"]);
const connectCodes = new Set([
  "ECONNREFUSED",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "EADDRNOTAVAIL",
  "EHOSTDOWN",
]);
// Codes for a certificate we refuse. Other TLS errors can also strike a connection that already
// carried the request.
const tlsCode =
  /^(?:CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY|GET)_\w+)$/;
const tlsCutShort = "before secure TLS connection was established";

function notSentReason({ codes, syscalls, messages }: Facts): NotSentReason | null {
  if (codes.length === 0) return null;
  if (codes.every((code) => dnsCodes.has(code))) return "dns_failed";
  if (codes.every((code) => code === "UND_ERR_CONNECT_TIMEOUT")) return "connect_timeout";
  if (codes.every((code) => tlsCode.test(code))) return "tls_failed";
  if (messages.some((message) => message.endsWith(tlsCutShort))) return "tls_failed";
  const isConnect = syscalls.length > 0 && syscalls.every((syscall) => syscall === "connect");
  if (isConnect && codes.every((code) => code === "ETIMEDOUT")) return "connect_timeout";
  return isConnect && codes.every((code) => connectCodes.has(code) || code === "ETIMEDOUT")
    ? "connect_failed"
    : null;
}
