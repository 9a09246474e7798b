/** Settings for a small machine that runs everything else besides. Nothing here risks data. */
export const durableSettings: Readonly<Record<string, string>> = {
  shared_buffers: "64MB",
  max_connections: "120",
  max_wal_size: "512MB",
  io_method: "sync",
  max_parallel_workers_per_gather: "0",
  jit: "off",
};

/** For tests only: the cluster is thrown away, so nothing waits for a disk. */
export const throwAwaySettings: Readonly<Record<string, string>> = {
  ...durableSettings,
  shared_buffers: "128MB",
  max_connections: "400",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
};

/** Settings as the server's command line takes them. No socket file: only this machine's loopback. */
export function settingArguments(settings: Readonly<Record<string, string>>): string[] {
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
