import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the provider does with one send. */
export type GraphFault =
  | "none"
  /** Takes the message, then cuts the connection. */
  | "accept_then_reset"
  /** Takes the message, then ends the connection half-way through its answer. */
  | "accept_then_cut"
  /** Takes the message and answers 502 with a page. */
  | "accept_then_502"
  /** Takes the message and answers 200 with a page. */
  | "accept_then_page"
  /** Takes the message and never answers. */
  | "accept_then_hang"
  /** Does not take the message; answers 502. */
  | "refuse_502";

/** A send that the provider took. */
export type Accepted = { wamid: string; attemptRef: string; to: string; text: string; at: number };

export type FakeGraph = {
  url: string;
  /** Every send the provider took, in order: what customers really got. */
  accepted: Accepted[];
  /** Calls, taken or not. */
  calls: number;
  /** Calls that hang now. */
  hanging: number;
  /** Called after a message was taken and before the answer leaves. */
  onAccepted: (accepted: Accepted) => void | Promise<void>;
  /** Answers what is read, by its path; nothing is found unless a test says otherwise. */
  onRead: (path: string, response: ServerResponse) => void;
  /** Chooses what happens to the next call. */
  faultOf: (text: string) => GraphFault;
  close(): Promise<void>;
};

const page502 = "<html><body>Bad gateway</body></html>";

/** A pretend Graph API: `POST /{version}/{number}/messages`, with a ledger and faults. */
export async function startFakeGraph(): Promise<FakeGraph> {
  const accepted: Accepted[] = [];
  const graph: FakeGraph = {
    url: "",
    accepted,
    calls: 0,
    hanging: 0,
    onAccepted: () => undefined,
    onRead: (_, response) => void response.writeHead(404).end(),
    faultOf: () => "none",
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => void receive(request, response));

  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === "GET") return graph.onRead(request.url ?? "", response);
    const body = await readJson(request);
    graph.calls += 1;
    const text = String(body.text?.body ?? "");
    const fault = graph.faultOf(text);
    if (fault === "refuse_502") return void response.writeHead(502).end(page502);
    const wamid = `wamid.graph${String(accepted.length).padStart(8, "0")}`;
    const taken = {
      wamid,
      attemptRef: String(body.biz_opaque_callback_data),
      to: String(body.to ?? body.recipient),
      text,
      at: performance.now(),
    };
    accepted.push(taken);
    await graph.onAccepted(taken);
    if (fault !== "accept_then_hang") return answer(response, fault, taken);
    graph.hanging += 1;
    response.on("close", () => {
      graph.hanging -= 1;
    });
  };

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  graph.url = `http://127.0.0.1:${port}`;
  return graph;
}

function answer(response: ServerResponse, fault: GraphFault, { wamid, to }: Accepted): void {
  const text = JSON.stringify({
    messaging_product: "whatsapp",
    contacts: [{ input: to, wa_id: to.replace("+", "") }],
    messages: [{ id: wamid }],
  });
  switch (fault) {
    case "accept_then_reset":
      response.socket?.resetAndDestroy();
      return;
    case "accept_then_cut":
      response.writeHead(200, { "content-length": text.length });
      response.write(text.slice(0, 20), () => response.socket?.destroy());
      return;
    case "accept_then_page":
      response.writeHead(200).end(page502);
      return;
    case "accept_then_502":
      response.writeHead(502).end(page502);
      return;
    default:
      response.writeHead(200, { "content-type": "application/json" }).end(text);
  }
}

type SendBody = {
  text?: { body?: string };
  to?: string;
  recipient?: string;
  biz_opaque_callback_data?: string;
};

async function readJson(request: IncomingMessage): Promise<SendBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as SendBody;
}
