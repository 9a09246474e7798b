export type WebhookRequest = { url: string; headers: Record<string, string>; body: Uint8Array };
export type WebhookAnswer = {
  status: number | null;
  error: string | null;
  latencyMs: number;
  body: string;
};

/** Posts exact bytes once, without following redirects. Never rejects: no answer is `status: null`. */
export async function postWebhook(
  request: WebhookRequest,
  timeoutMs: number,
  stopped: AbortSignal,
): Promise<WebhookAnswer> {
  const startedAt = performance.now();
  const latencyMs = () => Math.round((performance.now() - startedAt) * 10) / 10;
  try {
    const response = await fetch(request.url, {
      method: "POST",
      headers: request.headers,
      body: new Uint8Array(request.body),
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stopped]),
    });
    const body = await response.text();
    return { status: response.status, error: null, latencyMs: latencyMs(), body };
  } catch (error) {
    return { status: null, error: reasonOf(error), latencyMs: latencyMs(), body: "" };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
