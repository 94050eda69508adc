/** Errors of the system and of libraries, told apart by what they bear besides a message. */

/** The code of an error, such as "ENOENT"; undefined for what has none. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
