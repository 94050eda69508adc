import { api, type Functions, type Id } from "@foyer/sdk";
import { useMutation, useQuery } from "convex/react";

/** Which images may be sent. */
export interface ImageLimits {
  readonly maxImageSizeMB: number;
  readonly allowedImageTypes: readonly string[];
}

/** The limits as people read them, such as "JPEG, PNG or GIF, up to 5 MB". */
export function describeLimits({ maxImageSizeMB, allowedImageTypes }: ImageLimits): string {
  const names = allowedImageTypes.map((type) => type.replace(/^image\/(.*?)(\+.*)?$/, "$1").toUpperCase());
  const list = new Intl.ListFormat("en", { type: "disjunction" }).format(names);
  return `${list}, up to ${maxImageSizeMB} MB`;
}

/** Why a file may not be sent, before any of it is; nothing when it may. */
export function refusalOf(file: File, limits: ImageLimits): string | undefined {
  if (!limits.allowedImageTypes.includes(file.type) || file.size > limits.maxImageSizeMB * 1024 * 1024) {
    return `“${file.name}” cannot be sent: ${describeLimits(limits)}.`;
  }
  return undefined;
}

/** The limits of the moment; `undefined` until they are known. */
export function useImageLimits(): Functions["shared/chat:getChatSettings"]["result"] | undefined {
  return useQuery(api.shared.chat.getChatSettings, {});
}

/** Gives the function that uploads an image and answers its id; it throws with what is wrong with the image. */
export function useUpload(): (file: File) => Promise<Id<"attachments">> {
  const generateUploadUrl = useMutation(api.marketplace.generateUploadUrl);
  const finalizeUpload = useMutation(api.marketplace.finalizeUpload);
  return async (file) => {
    const address = await generateUploadUrl({});
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": file.type }, body: file });
    if (!answer.ok) throw new Error(`The upload was answered with ${answer.status}.`);
    // What the upload door of the same server answers.
    const { storageId } = (await answer.json()) as { storageId: string };
    const result = await finalizeUpload({ storageId, fileName: file.name });
    if (result.status === "rejected") throw Object.assign(new Error(result.message), { data: result });
    return result.attachmentId;
  };
}
