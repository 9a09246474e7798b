import { TRPCClientError } from "@trpc/client";
import { afterEach, expect, test, vi } from "vitest";
import { createQueryClient } from "./create-query-client.ts";

const unreachable = new TRPCClientError("Failed to fetch");
const answered = (httpStatus: number, message: string) =>
  TRPCClientError.from({ error: { code: -32_000, message, data: { httpStatus } } } as never);

afterEach(() => {
  vi.useRealTimers();
});

function clientWith() {
  const onSignedOut = vi.fn();
  const onFailure = vi.fn();
  const client = createQueryClient({ onSignedOut, onFailure });
  const change = (error: Error) =>
    client
      .getMutationCache()
      .build(client, { mutationFn: () => Promise.reject(error), networkMode: "always" })
      .execute(undefined)
      .catch(() => undefined);
  const read = async (error: Error) => {
    vi.useFakeTimers();
    const queryFn = vi.fn(() => Promise.reject(error));
    const query = { queryKey: ["x"], queryFn, networkMode: "always" } as const;
    const { retry } = client.getDefaultOptions().queries ?? {};
    const reading = client.fetchQuery({ ...query, ...(retry && { retry }) }).catch(() => undefined);
    await vi.runAllTimersAsync();
    await reading;
    return queryFn.mock.calls.length;
  };
  return { onSignedOut, onFailure, change, read };
}

test.each([
  [answered(403, "no"), 1],
  [answered(404, "no"), 1],
  [answered(412, "no"), 1],
  [answered(500, "no"), 3],
  [unreachable, 3],
])("%s is asked for %d times: a refusal is final, trouble may pass", async (error, times) => {
  expect(await clientWith().read(error)).toBe(times);
});

test("a session that is over leads to the log-in page, from reading and from changing", async () => {
  const reader = clientWith();
  await reader.read(answered(401, "not signed in"));
  expect(reader.onSignedOut).toHaveBeenCalledOnce();
  const writer = clientWith();
  await writer.change(answered(401, "not signed in"));
  expect(writer.onSignedOut).toHaveBeenCalledOnce();
});

test("a change that was refused is told in the server's words", async () => {
  const { change, onFailure } = clientWith();
  await change(answered(412, "unable to close; it is closed"));
  expect(onFailure).toHaveBeenCalledWith("Unable to close; it is closed");
});

test("a change that got no answer is told as trouble with the connection", async () => {
  const { change, onFailure } = clientWith();
  await change(unreachable);
  expect(onFailure).toHaveBeenCalledWith(expect.stringContaining("cannot be reached"));
});
