import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useSession } from "../identity/session.tsx";
import type { Kind } from "./commerceImport.ts";
import { partsOf, readTextFile, UnusableFile } from "./fileText.ts";

/** A file on its way to the server. */
export interface Upload {
  /** The import that it belongs to, and how much of it has arrived, from 0 to 1. */
  sending: { id: string; share: number } | undefined;
  isBusy: boolean;
  /** Why it could not be handed over. */
  problem: string | undefined;
  /** Hands a file over and begins its import; answers whether that worked. */
  send: (kind: Kind, file: File) => Promise<boolean>;
}

/** Hands files over in parts, one file at a time. */
export function useUpload(): Upload {
  const { workspaceId } = useSession();
  const start = useMutation(api.commerceImports.start);
  const addPart = useMutation(api.commerceImports.addPart);
  const run = useMutation(api.commerceImports.run);
  const [sending, setSending] = useState<Upload["sending"]>();
  const [unusable, setUnusable] = useState<string>();
  const attempt = useAttempt(
    useCallback(
      async (kind: Kind, file: File) => {
        const { text, format } = await readTextFile(file).catch((error: unknown) => {
          if (error instanceof UnusableFile) setUnusable(error.message);
          throw error;
        });
        const id = await start({ workspaceId, kind, format, fileName: file.name.slice(0, 300) });
        const parts = partsOf(text);
        try {
          for (const [index, part] of parts.entries()) {
            setSending({ id, share: index / parts.length });
            await addPart({ id, number: index + 1, text: part });
          }
          await run({ id });
        } finally {
          setSending(undefined);
        }
      },
      [workspaceId, start, addPart, run],
    ),
  );
  const { failure, isBusy } = attempt;
  return {
    sending,
    isBusy,
    problem: unusable ?? failure?.message,
    send(kind, file) {
      setUnusable(undefined);
      return attempt.run(kind, file);
    },
  };
}
