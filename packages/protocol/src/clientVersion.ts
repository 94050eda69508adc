/**
 * Which client library is calling, and what it understands.
 * Knows how clients name themselves; never a reason to refuse one, so what cannot be read is simply unknown.
 */

/** A client library, such as npm 1.48.0 or rust 0.10.4. */
export type ClientVersion = {
  name: string;
  major: number;
  minor: number;
  patch: number;
  isPrerelease: boolean;
};

/** The two places where a client may name itself. */
export type ClientVersionSource = {
  /** The `Convex-Client` header, as in `rust-0.10.4`. */
  header?: string | null | undefined;
  /** The version in the socket's address `/api/<version>/sync`, as in `1.48.0`: npm clients say no name. */
  path?: string | null | undefined;
};

const VERSION = /^(?:([A-Za-z][A-Za-z0-9_.-]{0,63})-)?(\d{1,6})\.(\d{1,6})\.(\d{1,6})([-+][0-9A-Za-z.+-]{0,63})?$/;

/** Read which client is calling, from the header if it can be read, else from the path; null when unknown. */
export function readClientVersion({ header, path }: ClientVersionSource): ClientVersion | null {
  return parseClientVersion(header) ?? parseClientVersion(path);
}

/** Parse `npm-1.48.0` or `1.48.0` (an npm client), or return null. */
export function parseClientVersion(text: string | null | undefined): ClientVersion | null {
  const match = VERSION.exec(text ?? "");
  if (match === null) return null;
  const [, name = "npm", major, minor, patch, suffix = ""] = match;
  return {
    name,
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    isPrerelease: suffix.startsWith("-"),
  };
}

/** Whether the client puts TransitionChunk messages together: npm from 1.28.0 on; others break on them. */
export function supportsChunks(version: ClientVersion | null): boolean {
  if (version === null || version.name !== "npm") return false;
  const { major, minor, patch, isPrerelease } = version;
  if (major !== 1 || minor !== 28 || patch !== 0) return major > 1 || (major === 1 && minor >= 28);
  return !isPrerelease;
}
