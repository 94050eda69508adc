/** Brings a file to the server: an address, the bytes, a name. Each attempt begins anew. */
import { CallError } from "../sync/calls.ts";
import type { Calls } from "./calls.ts";

/** Uploads a file; gives the id under which a message carries it. */
export async function uploadFile(file: File | Blob, { calls, url }: { calls: Calls; url: string }): Promise<string> {
  const door = await calls.mutate("chats:generateUploadUrl", {});
  const storageId = await post(new URL(door, url).href, file);
  const fileName = "name" in file && file.name ? file.name : "file";
  const kept = await calls.mutate("chats:finalizeUpload", { storageId, fileName });
  if (kept.status === "staged") return kept.attachmentId;
  throw new CallError(kept.message, { code: "UNSUPPORTED" });
}

async function post(url: string, file: Blob): Promise<string> {
  const headers = { "Content-Type": file.type || "application/octet-stream" };
  const response = await fetch(url, { method: "POST", headers, body: file }).catch(() => undefined);
  const answer: { storageId?: string; code?: string; message?: string } =
    (await response?.json().catch(() => ({}))) ?? {};
  if (answer.storageId) return answer.storageId;
  const isRefused = response && response.status < 500 && answer.code && answer.message;
  throw new CallError(isRefused ? answer.message! : "The file could not be sent.", {
    code: isRefused ? answer.code : "UNAVAILABLE",
  });
}
