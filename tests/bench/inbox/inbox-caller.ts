import superjson from "superjson";

/** Calls the API over HTTP as a browser does, one request after the other. */
export type InboxCaller = {
  call<Answer>(path: string, input: unknown): Promise<Answer>;
  /** How long a call takes, in milliseconds, its answer read to the end but not parsed. */
  time(path: string, input: unknown): Promise<number>;
};

export function createInboxCaller(options: {
  url: string;
  token: string;
  slug: string;
}): InboxCaller {
  const headers = {
    authorization: `Bearer ${options.token}`,
    "x-parley-workspace": options.slug,
  };
  const ask = (path: string, input: unknown) => {
    const query = encodeURIComponent(JSON.stringify(superjson.serialize(input)));
    return fetch(`${options.url}/trpc/${path}?input=${query}`, { headers });
  };
  return {
    async call<Answer>(path: string, input: unknown) {
      const response = await ask(path, input);
      const text = await response.text();
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
      const { result } = JSON.parse(text) as { result: { data: never } };
      return superjson.deserialize<Answer>(result.data);
    },
    time: (path, input) => timed(() => ask(path, input)),
  };
}

/** Milliseconds until the answer is read. Throws when it is no success. */
export async function timed(ask: () => Promise<Response>): Promise<number> {
  const startedAt = performance.now();
  const response = await ask();
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return performance.now() - startedAt;
}
