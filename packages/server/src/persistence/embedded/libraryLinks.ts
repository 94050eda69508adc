import { existsSync } from "node:fs";
import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { codeOf } from "../../errorCode.ts";

interface LibraryLink {
  /** The library's file, relative to the package. */
  source: string;
  /** The name that programs load it by, relative to the package. */
  target: string;
}

const notWritable = new Set(["EACCES", "EPERM", "EROFS"]);

/**
 * Recreates the library links that npm cannot carry and that the package's install script makes when scripts are
 * allowed; returns the environment that programs need when the links had to go to `spareLinks`.
 */
export async function restoreLibraryLinks(packageRoot: string, spareLinks: string): Promise<Record<string, string>> {
  const missing = (await readLinks(packageRoot)).filter((link) => !existsSync(path.join(packageRoot, link.target)));
  try {
    for (const { source, target } of missing) {
      await placeLink(path.basename(source), path.join(packageRoot, target));
    }
    return {};
  } catch (error) {
    // Node's modules often belong to root while the server runs as somebody else, for instance in a container.
    if (!notWritable.has(codeOf(error) ?? "")) throw error;
  }
  await mkdir(spareLinks, { recursive: true });
  for (const { source, target } of missing) {
    await placeLink(path.join(packageRoot, source), path.join(spareLinks, path.basename(target)));
  }
  // A library that is loaded from there looks for its own libraries next to itself.
  const searched = [spareLinks, path.join(packageRoot, "native/lib")].join(path.delimiter);
  return { [process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH"]: searched };
}

async function readLinks(packageRoot: string): Promise<LibraryLink[]> {
  const list = path.join(packageRoot, "native/pg-symlinks.json");
  return existsSync(list) ? JSON.parse(await readFile(list, "utf8")) : [];
}

async function placeLink(source: string, target: string): Promise<void> {
  if (existsSync(target)) return;
  // A link is still in the way when what it points to is gone, for instance after the project was moved.
  await rm(target, { force: true });
  await symlink(source, target).catch((error: NodeJS.ErrnoException) => {
    // Another process may be placing the same links.
    if (error.code !== "EEXIST") throw error;
  });
}
