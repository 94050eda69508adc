/** Brings one file to the server: an address, the bytes, a name. Each attempt begins anew. */
import type { SyncClient } from "@foyer/sdk/sync/client.ts";

/** What an upload needs. */
export interface UploadOptions {
  readonly client: SyncClient;
  readonly server: string;
  readonly workspaceId: string;
  /** Told the share that has left, from 0 to 1. */
  onProgress(share: number): void;
}

/** Uploads a file; gives the id under which a message carries it. */
export async function uploadFile(file: File, options: UploadOptions): Promise<string> {
  const { client, server, workspaceId, onProgress } = options;
  const url = await client.mutate("supportAttachments:generateUploadUrl", { workspaceId });
  const storageId = await post(new URL(url, server).href, file, onProgress);
  const fileName = file.name || "file";
  const kept = await client.mutate("supportAttachments:finalizeUpload", { workspaceId, storageId, fileName });
  if (kept.status === "staged") return kept.attachmentId;
  throw refusal(kept.message, "UNSUPPORTED");
}

/** By XMLHttpRequest, since `fetch` does not tell how much has left. */
function post(url: string, file: File, onProgress: (share: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    const fail = () => reject(refusal("The file could not be sent.", "UNAVAILABLE"));
    request.onerror = fail;
    request.ontimeout = fail;
    request.onload = () => {
      // What the upload door of the same server answers.
      const { storageId, code, message } = (request.response ?? {}) as Record<string, string | undefined>;
      if (storageId) resolve(storageId);
      else if (request.status < 500 && code && message) reject(refusal(message, code));
      else fail();
    };
    request.send(file);
  });
}

/** As calls are refused; their own class would be a file of its own, which the launcher had to wait for. */
function refusal(message: string, code: string): Error {
  return Object.assign(new Error(message), { data: { code, message } });
}
