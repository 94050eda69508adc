/** What hosts keep with conversations and messages: names with texts, numbers and truth values. */
import { AppError } from "@foyer/protocol";

/** Names with values. */
export type Metadata = Record<string, string | number | boolean>;

const MOST_ENTRIES = 50;

/** Lays `given` over `known`; `null` takes a name away. */
export function mergeMetadata(known: Metadata | null, given: Record<string, Metadata[string] | null>): Metadata {
  const merged: Metadata = { ...known };
  for (const [name, value] of Object.entries(given)) {
    if (value === null) delete merged[name];
    else merged[name] = value;
  }
  if (Object.keys(merged).length > MOST_ENTRIES) {
    throw new AppError("INVALID_INPUT", `metadata: at most ${MOST_ENTRIES} entries`, { path: "metadata" });
  }
  return merged;
}
