/** Sending files as clients do: ask for an address, send the bytes there, name what has arrived. */
import { makeFunctionReference } from "convex/server";
import type { TestServer } from "./server.ts";

/** Who sends: an agent by token, or a visitor by session token. */
export interface Sender {
  readonly workspaceId: string;
  readonly token?: string;
  readonly sessionToken?: string;
}

/** What naming a file gives. */
export type Named =
  | { status: "rejected"; message: string }
  | {
      status: "staged";
      attachmentId: string;
      fileName: string;
      mimeType: string;
      size: number;
      width?: number;
      height?: number;
      url: string;
      thumbnailUrl?: string;
    };

/** A file to be sent. */
export interface SentFile {
  readonly bytes: Uint8Array | string;
  readonly fileName: string;
  readonly purpose?: "message" | "avatar" | "logo" | "article";
}

const generateUploadUrl = makeFunctionReference<"mutation">("supportAttachments:generateUploadUrl");
const finalizeUpload = makeFunctionReference<"mutation">("supportAttachments:finalizeUpload");

/** Asks for an address. */
export async function uploadUrl(server: TestServer, who: Sender, purpose?: SentFile["purpose"]): Promise<string> {
  const { token, ...args } = who;
  return server.http(token).mutation(generateUploadUrl, purpose ? { ...args, purpose } : args);
}

/** Sends bytes to an address. */
export function post(url: string, bytes: Uint8Array | string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: "POST", body: bytes as BodyInit, headers });
}

/** Names what has arrived. */
export function name(server: TestServer, who: Sender, file: { storageId: string; fileName: string }): Promise<Named> {
  const { token, ...args } = who;
  return server.http(token).mutation(finalizeUpload, { ...args, ...file });
}

/** Sends and names a file; what was refused for what it is comes back as rejected. */
export async function sendFile(server: TestServer, who: Sender, file: SentFile): Promise<Named> {
  const response = await post(await uploadUrl(server, who, file.purpose), file.bytes);
  const { storageId } = (await response.json()) as { storageId: string };
  return name(server, who, { storageId, fileName: file.fileName });
}

/** Sends and names a file that must be accepted. */
export async function stageFile(server: TestServer, who: Sender, file: SentFile) {
  const named = await sendFile(server, who, file);
  if (named.status !== "staged") throw new Error(`Not staged: ${named.message}`);
  return named;
}
