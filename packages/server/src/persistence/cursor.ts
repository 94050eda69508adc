/**
 * Cursors: where a page ended, as a text that clients hand back. Checked like any other input.
 */
import { AppError } from "@foyer/protocol";
import { isId } from "./ids.ts";
import type { KeyValue } from "./ranges.ts";
import { LAST_MOMENT } from "./table.ts";

/** What a cursor may hold, in order. */
export type CursorPart = "number" | "id" | "text";

/** Writes a cursor of the list called `list`. */
export function encodeCursor(list: string, keys: readonly KeyValue[]): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString("base64url");
}

/** Reads a cursor; throws when it is not one of `list` with these parts. */
export function decodeCursor(list: string, cursor: string, parts: readonly CursorPart[]): KeyValue[] {
  try {
    const [name, ...keys] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
    if (name === list && keys.length === parts.length && parts.every((part, i) => fits(part, keys[i])))
      return keys as KeyValue[];
  } catch {
    // Refused below, like any other cursor that is not ours.
  }
  throw new AppError("INVALID_FORMAT", "InvalidCursor: this cursor does not belong to this list", {
    path: "cursor",
    data: { isConvexSystemError: true, paginationError: "InvalidCursor" },
  });
}

function fits(part: CursorPart, key: unknown): boolean {
  // Moments and places in a list.
  if (part === "number") return typeof key === "number" && Number.isInteger(key) && key >= 0 && key <= LAST_MOMENT;
  if (part === "id") return typeof key === "string" && isId(key);
  return typeof key === "string" && key.length <= 500;
}
