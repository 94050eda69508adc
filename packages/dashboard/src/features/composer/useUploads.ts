import { useCallback, useRef, useState } from "react";
import { failureOf } from "../../live/failure.ts";
import type { OutgoingFile } from "../outbox/outgoing.ts";
import { type UploadPurpose, UploadRefused, uploadFile } from "./upload.ts";

/** A file on its way to the server, or one that did not get there. */
export interface Upload {
  key: string;
  name: string;
  sizeBytes: number;
  share: number;
  problem?: string;
}

/** What can be done with files while writing. */
export interface Uploads {
  uploads: readonly Upload[];
  add: (files: readonly File[]) => void;
  cancel: (key: string) => void;
}

/** Where files go, and what is known to be wrong with one before it leaves. */
export interface UploadTarget {
  workspaceId: string;
  purpose?: UploadPurpose;
  problemOf?: (file: File) => string | undefined;
}

/** Uploads files at once, each by itself; those that have arrived are handed on. */
export function useUploads(target: UploadTarget, onArrived: (file: OutgoingFile) => void): Uploads {
  const { workspaceId, purpose = "message", problemOf } = target;
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const arrived = useRef(onArrived);
  arrived.current = onArrived;

  const change = useCallback((key: string, part: Partial<Upload>) => {
    setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  }, []);
  const drop = useCallback((key: string) => {
    aborts.current.delete(key);
    setUploads((before) => before.filter((upload) => upload.key !== key));
  }, []);

  const start = useCallback(
    async (key: string, file: File) => {
      const abort = new AbortController();
      aborts.current.set(key, abort);
      try {
        const onProgress = (share: number) => change(key, { share });
        const uploaded = await uploadFile(file, { workspaceId, purpose, onProgress, signal: abort.signal });
        // It may have been taken away when everything of it had left.
        if (!abort.signal.aborted) arrived.current(uploaded);
        drop(key);
      } catch (error) {
        if (abort.signal.aborted) return drop(key);
        change(key, { problem: error instanceof UploadRefused ? error.message : failureOf(error).message });
      }
    },
    [workspaceId, purpose, change, drop],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const key = `${file.name} ${file.size} ${Math.random()}`;
        const problem = problemOf?.(file);
        const upload = { key, name: file.name, sizeBytes: file.size, share: 0, ...(problem ? { problem } : {}) };
        setUploads((before) => [...before, upload]);
        if (!problem) void start(key, file);
      }
    },
    [start, problemOf],
  );
  const cancel = useCallback(
    (key: string) => {
      aborts.current.get(key)?.abort();
      drop(key);
    },
    [drop],
  );
  return { uploads, add, cancel };
}
