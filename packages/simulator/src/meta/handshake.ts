import { randomInt } from "node:crypto";
import type { BusinessNumber } from "../config/index.ts";

export type HandshakeResult = {
  ok: boolean;
  status: number | null;
  sent: string;
  answered: string;
};

/** Verifies a number's webhook URL. */
export async function handshake(
  number: BusinessNumber,
  verifyToken: string,
): Promise<HandshakeResult> {
  if (number.webhookUrl) return handshakeUrl(number.webhookUrl, verifyToken);
  return { ok: false, status: null, sent: "", answered: "the number has no webhook URL" };
}

/** Verifies a URL as Meta does (A.2): GET with a challenge, which must come back with 200. */
export async function handshakeUrl(
  callback: string,
  verifyToken: string,
): Promise<HandshakeResult> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000));
  const url = new URL(callback);
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.challenge", challenge);
  url.searchParams.set("hub.verify_token", verifyToken);
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    const answered = await response.text();
    const ok = response.status === 200 && answered === challenge;
    return { ok, status: response.status, sent: challenge, answered: answered.slice(0, 500) };
  } catch (error) {
    return {
      ok: false,
      status: null,
      sent: challenge,
      answered: error instanceof Error ? error.message : String(error),
    };
  }
}
