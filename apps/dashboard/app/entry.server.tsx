import { PassThrough } from "node:stream";
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "./components/nonce-context.ts";

const patienceMs = 5_000;

/** Renders a page: people get it as a stream, robots as a whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, onError }: AppLoadContext,
): Promise<Response> {
  const isWhole = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    let answered = status;
    const respond = () => {
      const body = new PassThrough();
      // A timer left running keeps its finished request in memory.
      body.on("close", () => clearTimeout(timer));
      headers.set("content-type", "text/html; charset=utf-8");
      const stream = createReadableStreamFromReadable(body);
      resolve(new Response(stream, { headers, status: answered }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={patienceMs} />
      </NonceContext.Provider>,
      {
        nonce,
        [isWhole ? "onAllReady" : "onShellReady"]: respond,
        onShellError: (error) => {
          clearTimeout(timer);
          reject(error);
        },
        onError: (error) => {
          answered = 500;
          onError(error);
        },
      },
    );
    const timer = setTimeout(abort, patienceMs + 1_000);
  });
}

/** Tells the log of what failed in loaders and actions; a reader who went away is no failure. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) context.onError(error);
};
