import { describe, expect, test } from "vitest";
import { transportFailure } from "./transport-failure.ts";

function failure(cause: unknown): TypeError {
  return new TypeError("fetch failed", { cause });
}

function coded(code: string, syscall?: string, message = ""): Error {
  return Object.assign(new Error(message), { code }, syscall === undefined ? {} : { syscall });
}

function several(code: string, ...errors: Error[]): Error {
  return Object.assign(new AggregateError(errors), { code });
}

describe("what a failed call proves", () => {
  test.each<[string, unknown, string]>([
    ["an unknown host", failure(coded("ENOTFOUND", "getaddrinfo")), "dns_failed"],
    ["no name server", failure(coded("EAI_AGAIN", "getaddrinfo")), "dns_failed"],
    ["a refused connection", failure(coded("ECONNREFUSED", "connect")), "connect_failed"],
    ["no route", failure(coded("EHOSTUNREACH", "connect")), "connect_failed"],
    [
      "all addresses refused",
      failure(
        several("ECONNREFUSED", coded("ECONNREFUSED", "connect"), coded("ENETUNREACH", "connect")),
      ),
      "connect_failed",
    ],
    [
      "one address refused, one silent",
      failure(
        several("ETIMEDOUT", coded("ETIMEDOUT", "connect"), coded("ECONNREFUSED", "connect")),
      ),
      "connect_failed",
    ],
    ["a silent address", failure(coded("ETIMEDOUT", "connect")), "connect_timeout"],
    ["the client's connect timeout", failure(coded("UND_ERR_CONNECT_TIMEOUT")), "connect_timeout"],
    ["an expired certificate", failure(coded("CERT_HAS_EXPIRED")), "tls_failed"],
    ["a self-signed certificate", failure(coded("DEPTH_ZERO_SELF_SIGNED_CERT")), "tls_failed"],
    [
      "a certificate for another name",
      failure(coded("ERR_TLS_CERT_ALTNAME_INVALID")),
      "tls_failed",
    ],
    ["an unknown issuer", failure(coded("UNABLE_TO_GET_ISSUER_CERT_LOCALLY")), "tls_failed"],
    [
      "a reset inside the TLS handshake",
      failure(
        coded(
          "ECONNRESET",
          undefined,
          "Client network socket disconnected before secure TLS connection was established",
        ),
      ),
      "tls_failed",
    ],
  ])("%s: nothing was sent (F-32)", (_, error, reason) => {
    expect(transportFailure(error)).toEqual({ kind: "not_sent", reason });
  });

  test.each<[string, unknown]>([
    ["a reset", failure(coded("ECONNRESET", "read"))],
    ["a broken pipe", failure(coded("EPIPE", "write"))],
    ["the other side closing", failure(coded("UND_ERR_SOCKET"))],
    ["no answer's head in time", failure(coded("UND_ERR_HEADERS_TIMEOUT"))],
    ["no answer's body in time", failure(coded("UND_ERR_BODY_TIMEOUT"))],
    ["a timeout on an open connection", failure(coded("ETIMEDOUT", "read"))],
    ["a refusal that no connect call reports", failure(coded("ECONNREFUSED"))],
    ["a refusal while reading", failure(coded("ECONNREFUSED", "read"))],
    [
      "one address refused, one reset later",
      failure(several("X", coded("ECONNREFUSED", "connect"), coded("ECONNRESET", "read"))),
    ],
    [
      "a TLS error that can come later",
      failure(coded("ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC")),
    ],
    ["an unknown code", failure(coded("EWHATEVER", "connect"))],
    ["no cause", new TypeError("fetch failed")],
    ["a thrown text", "boom"],
    ["nothing", undefined],
  ])("%s: it may have been sent (F-31)", (_, error) => {
    expect(transportFailure(error)).toEqual({ kind: "ambiguous", reason: "connection_lost" });
  });

  test("our own timeout is ambiguous and says so", () => {
    const error = new DOMException("The operation was aborted due to timeout", "TimeoutError");
    expect(transportFailure(error)).toEqual({ kind: "ambiguous", reason: "timeout" });
  });

  test("causes that point at each other end", () => {
    const error: { cause?: unknown } = {};
    error.cause = { cause: error };
    expect(transportFailure(error)).toMatchObject({ kind: "ambiguous" });
  });
});
