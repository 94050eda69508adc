import { type Endpoint, endpointSettings } from "./endpoint.ts";

const defaults: Record<string, string> = {
  // What is acknowledged is on the disk.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  wal_compression: "on",

  // A small machine with a solid-state disk.
  max_connections: "120",
  shared_buffers: "128MB",
  effective_cache_size: "1GB",
  random_page_cost: "1.1",
  // Compiling costs more than our short statements take.
  jit: "off",

  TimeZone: "UTC",
  log_timezone: "UTC",
  ssl: "off",

  // The log is about the server. Statements and the values in them belong to the people whose data they are, and a
  // failed statement is reported by whoever sent it.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

/** The command line that gives PostgreSQL all its settings; `overrides` win over ours. */
export function settingsArguments(endpoint: Endpoint, overrides: Record<string, string> = {}): string[] {
  const settings = { ...defaults, ...endpointSettings(endpoint), ...overrides };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
