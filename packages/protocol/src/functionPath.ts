/**
 * Names of functions, such as `shared/chat:sendMessage`, in the spellings that clients use.
 * Knows their form; does not know which functions exist.
 */

const MAX_PATH_LENGTH = 1024;
const COMPONENT = /^[A-Za-z0-9_][A-Za-z0-9_.]*$/;
const FUNCTION_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/**
 * Bring the name of a function to its one form `module:function`, or return null when it is malformed.
 * Splits at the last colon, drops a `.js` at the end of the module and says `default` where no function is named, so
 * `messages`, `messages.js` and `messages:default` are one function.
 */
export function canonicalPath(raw: string): string | null {
  if (raw.length > MAX_PATH_LENGTH) return null;
  const colon = raw.lastIndexOf(":");
  const name = colon < 0 ? "default" : raw.slice(colon + 1);
  const module = (colon < 0 ? raw : raw.slice(0, colon)).replace(/(\.js)+$/, "");
  if (!FUNCTION_NAME.test(name)) return null;
  if (!module.split("/").every((component) => COMPONENT.test(component))) return null;
  return `${module}:${name}`;
}

/** Print a canonical path as clients write it: the default function of a module goes by the module's name. */
export function printPath(path: string): string {
  return path.endsWith(":default") ? path.slice(0, -":default".length) : path;
}
