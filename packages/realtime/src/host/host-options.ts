/** Where clients connect, as part of Ably's client options; empty for Ably's own cloud. */
export type RealtimeHost = {
  endpoint?: string;
  port?: number;
  tlsPort?: number;
  tls?: boolean;
  transports?: ["web_socket"];
  disableConnectivityCheck?: true;
  wsConnectivityCheckUrl?: string;
};

/** Options for the local server at `localUrl`, or none (the cloud) when there is no such server. */
export function realtimeHost(localUrl: string | null): RealtimeHost {
  if (localUrl === null) return {};
  const url = new URL(localUrl);
  const isSecure = url.protocol === "https:";
  const port = Number(url.port) || (isSecure ? 443 : 80);
  return {
    endpoint: url.hostname,
    port,
    tlsPort: port,
    tls: isSecure,
    transports: ["web_socket"],
    disableConnectivityCheck: true,
    wsConnectivityCheckUrl: `${isSecure ? "wss" : "ws"}://${url.host}/ws-up`,
  };
}
