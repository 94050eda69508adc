/** The headers under which files are sent: nothing that people upload may run as a page of ours. */
import type { StoredFile } from "../files/door.ts";

/** Shown where they are linked; everything else is saved. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"]);

/** Browsers do not show PDF in a sandbox, and run nothing of it outside of their viewer. */
const SANDBOX = "default-src 'none'; sandbox";
const VIEWER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

/** The headers of a file. */
export function fileHeaders({ fileName, mimeType, etag }: StoredFile): [name: string, value: string][] {
  return [
    ["Content-Type", mimeType],
    ["Content-Disposition", `${SHOWN.has(mimeType) ? "inline" : "attachment"}; ${nameParameters(fileName)}`],
    ["Content-Security-Policy", mimeType === "application/pdf" ? VIEWER : SANDBOX],
    ["Referrer-Policy", "no-referrer"],
    ["Cache-Control", "private, max-age=21600"],
    ["Accept-Ranges", "bytes"],
    ["ETag", etag],
  ];
}

/** The name twice: for old programs without what they cannot read, and in full (RFC 5987). */
function nameParameters(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${full}`;
}

/** Whether If-None-Match names what the client would get. */
export function isUnchanged(header: string | undefined, etag: string): boolean {
  const tags = header?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes(etag) || tags.includes("*");
}
