import type { Server } from "node:http";

const patienceMs = 4_000;

/** Takes no new request, lets those under way finish for up to 4 s, then closes what is behind them. */
export async function stopGracefully(server: Server, close: () => Promise<void>): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  clearTimeout(cut);
  await close();
}
