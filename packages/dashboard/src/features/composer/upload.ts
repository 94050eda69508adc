import { api } from "@foyer/sdk";
import { client } from "../../live/client.ts";
import type { OutgoingFile } from "../outbox/outgoing.ts";

/** What a file is uploaded for. */
export type UploadPurpose = "message" | "avatar" | "logo" | "marketplace";

/** How an upload is followed and broken off. */
export interface UploadOptions {
  workspaceId: string;
  purpose?: UploadPurpose;
  /** Told how much has left, from 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** A file that the server does not take; the message says why. */
export class UploadRefused extends Error {}

/** Sends one file to the server, which checks it by its content; throws `UploadRefused` when it is not taken. */
export async function uploadFile(file: File, options: UploadOptions): Promise<OutgoingFile & { url: string }> {
  const { workspaceId, purpose = "message" } = options;
  const address =
    purpose === "marketplace"
      ? await client.mutation(api.marketplace.generateUploadUrl, { workspaceId })
      : await client.mutation(api.supportAttachments.generateUploadUrl, { workspaceId, purpose });
  const storageId = await send(file, address, options);
  const door = purpose === "marketplace" ? api.marketplace : api.supportAttachments;
  const finished = await client.mutation(door.finalizeUpload, { workspaceId, storageId, fileName: file.name });
  if (finished.status === "rejected") throw new UploadRefused(finished.message);
  const { attachmentId: id, fileName: name, mimeType, size: sizeBytes, url } = finished;
  return { id, name, mimeType, sizeBytes, url };
}

/** XMLHttpRequest, because `fetch` does not tell how much has left. */
function send(file: File, address: string, { onProgress, signal }: UploadOptions): Promise<string> {
  const { pathname, search } = new URL(address, location.href);
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded / Math.max(1, total));
    request.onerror = () => reject(new Error("The connection was lost."));
    request.onabort = () => reject(new DOMException("The upload was broken off.", "AbortError"));
    request.onload = () => {
      const answer = readAnswer(request.responseText);
      if (answer.storageId) return resolve(answer.storageId);
      reject(new UploadRefused(answer.message ?? answer.error ?? "The file was not accepted."));
    };
    signal?.throwIfAborted();
    signal?.addEventListener("abort", () => request.abort());
    // The server that this page came from, whatever name it gives itself.
    request.open("POST", pathname + search);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.send(file);
  });
}

function readAnswer(text: string): { storageId?: string; message?: string; error?: string } {
  try {
    // What the upload door of the same server answers.
    return JSON.parse(text) as { storageId?: string; message?: string; error?: string };
  } catch {
    return {};
  }
}
