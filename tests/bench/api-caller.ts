import { type TestWorkspace, testPassword } from "@parley/testkit/factories";
import type { BenchStage } from "./bench-stage.ts";

/** Calls a procedure of the gateway's API and returns its answer; throws when it is refused. */
export type Call = (procedure: string, input: unknown) => Promise<unknown>;

/** The workspace's agent at the API, as a program calls it: JSON over HTTP, the session as a bearer token. */
export async function logIn(
  { product }: BenchStage,
  { users, slug }: TestWorkspace,
): Promise<Call> {
  const post = async (procedure: string, input: unknown, headers: Record<string, string>) => {
    const response = await fetch(`${product.gateway.url}/trpc/${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ json: input }),
    });
    const answer = (await response.json()) as { result?: { data: { json: unknown } } };
    if (answer.result === undefined) throw new Error(`${procedure}: ${JSON.stringify(answer)}`);
    return answer.result.data.json;
  };
  const { email } = users.agent;
  const session = await post("account.logIn", { email, password: testPassword }, {});
  const { token } = session as { token: string };
  const headers = { authorization: `Bearer ${token}`, "x-parley-workspace": slug };
  return (procedure, input) => post(procedure, input, headers);
}
