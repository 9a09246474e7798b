import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { openConnection } from "../connection/open-connection.ts";
import { MAX_FRAME_BYTES } from "../connection/send-connected.ts";
import { AblyError } from "../protocol/ably-error.ts";
import type { ServerContext } from "./context.ts";

const CHECK_SOCKET_MS = 10_000;

/** Takes every WebSocket of the HTTP server: the protocol at `/`, the connectivity check at `/ws-up`. */
export function acceptWebSockets(context: ServerContext, server: Server): void {
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  const open = new Set<WebSocket>();
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    webSockets.handleUpgrade(request, stream, head, (socket) => {
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      route(context, request, socket);
    });
  });
  // The HTTP server does not count upgraded sockets among its own.
  server.once("close", () => webSockets.close());
  const closeAll = server.closeAllConnections.bind(server);
  server.closeAllConnections = () => {
    for (const socket of open) socket.terminate();
    closeAll();
  };
}

function route(context: ServerContext, request: IncomingMessage, socket: WebSocket): void {
  const url = new URL(request.url ?? "/", "http://local");
  if (url.pathname === "/ws-up") {
    acceptCheck(socket);
    return;
  }
  const { origin } = request.headers;
  openConnection(context, socket, url.searchParams, refusalFor(context, url.pathname, origin));
}

function refusalFor(
  context: ServerContext,
  path: string,
  origin: string | undefined,
): AblyError | undefined {
  if (origin !== undefined && !context.isOriginAllowed(origin)) {
    return new AblyError(40300, "pages of this origin may not use this server", 403);
  }
  return path === "/" ? undefined : new AblyError(40400, "no such resource on this server", 404);
}

function acceptCheck(socket: WebSocket): void {
  const timer = setTimeout(() => socket.terminate(), CHECK_SOCKET_MS).unref();
  socket.on("error", () => socket.terminate());
  socket.once("close", () => clearTimeout(timer));
}
