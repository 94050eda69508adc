/** How a file comes in: token, bytes, judgement, store, record, in this order; and how it is found again. */
import { AppError, errorData } from "@foyer/protocol";
import { callInternally } from "../../engine/call.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Infer } from "../../engine/values.ts";
import type { FileDoor, Upload, UploadAnswer } from "../../files/door.ts";
import { type FinishedFile, finishFile, traces } from "../../files/finish.ts";
import type { Received } from "../../files/incoming.ts";
import { begin, locate, record, refuse } from "./arrival.ts";
import { accepts, tooLarge } from "./limits.ts";

type Begun = Infer<(typeof begin)["returns"]>;

/** A door to the files of an engine. */
export function createFileDoor(engine: Engine): FileDoor {
  const { files, incoming } = engine.surroundings;

  async function keep(id: string, { file, thumbnail, width, height }: FinishedFile): Promise<void> {
    await files.put(`${id}/file`, file);
    if (thumbnail) await files.put(`${id}/thumbnail`, thumbnail);
    const { mimeType, sizeBytes, digest } = file;
    const thumbnailSizeBytes = thumbnail?.sizeBytes ?? 0;
    const isWanted = await callInternally(engine, record, {
      id,
      mimeType,
      sizeBytes,
      digest,
      thumbnailSizeBytes,
      width,
      height,
    });
    if (isWanted) return;
    await files.remove(`${id}/file`);
    await files.remove(`${id}/thumbnail`);
    throw new AppError("GONE", "This upload took too long. Get a new address.");
  }

  async function takeIn(begun: Begun, received: Received): Promise<UploadAnswer> {
    const { id, extensions } = begun;
    try {
      const isAccepted = (mimeType: string) => accepts({ extensions }, mimeType, { isNamed: false });
      await keep(id, await finishFile(incoming, received, isAccepted));
      return { storageId: id };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "UNSUPPORTED") throw error;
      await callInternally(engine, refuse, { id, rejection: error.message });
      return { storageId: id, refusal: errorData(error) };
    } finally {
      await incoming.discard(...traces(received));
    }
  }

  return {
    async upload({ token, declaredBytes, digest, body }: Upload) {
      const begun = await callInternally(engine, begin, { token, declaredBytes });
      const received = await incoming.receive(body, begun.maxSizeBytes);
      if (!received) throw tooLarge(begun.purpose, begun.maxSizeBytes);
      if (digest !== undefined && digest !== received.digest) {
        await incoming.discard(received.path);
        throw new AppError("INVALID_INPUT", "The file was damaged on its way: its digest differs", { path: "Digest" });
      }
      return takeIn(begun, received);
    },

    async find(id, variant) {
      const found = await callInternally(engine, locate, { id });
      const sizeBytes = variant === "file" ? found?.sizeBytes : found?.thumbnailSizeBytes;
      if (!found || sizeBytes === undefined || (variant === "thumbnail" && sizeBytes === 0)) return null;
      const isThumbnail = variant === "thumbnail";
      return {
        fileName: isThumbnail ? `${found.fileName}.webp` : found.fileName,
        mimeType: isThumbnail ? "image/webp" : found.mimeType,
        sizeBytes,
        etag: `"${found.digest.slice(0, 32)}${isThumbnail ? "-t" : ""}"`,
        read: (range) => files.read(`${id}/${variant}`, range),
      };
    },
  };
}
