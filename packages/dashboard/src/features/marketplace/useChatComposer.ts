import { useCallback } from "react";
import { useOneAtATime } from "../../live/useOneAtATime.ts";
import { type ChangeDraft, type Draft, useDraft, withoutSent } from "../composer/drafts.ts";
import { type Uploads, useUploads } from "../composer/useUploads.ts";
import { useSession } from "../identity/session.tsx";
import { useOutbox } from "../outbox/outbox.tsx";
import { type ImageLimits, problemOfImage } from "./imageLimits.ts";

/** Writing into a conversation of the marketplace. */
export interface ChatComposerState {
  draft: Draft;
  change: ChangeDraft;
  uploads: Uploads;
  canSend: boolean;
  send: () => Promise<boolean>;
}

/** The state of the composer; its draft outlives the page. */
export function useChatComposer(conversationId: string, limits: ImageLimits | undefined): ChatComposerState {
  const { userId, workspaceId } = useSession();
  const outbox = useOutbox();
  const [draft, change] = useDraft({ userId, conversationId });
  const problemOf = useCallback((file: File) => limits && problemOfImage(file, limits), [limits]);
  const uploads = useUploads({ workspaceId, purpose: "marketplace", problemOf }, (file) =>
    change((before) => ({ files: [...before.files, file] })),
  );
  const { reply, files } = draft;
  const isArriving = uploads.uploads.some(({ problem }) => problem === undefined);
  const canSend = (reply.trim() !== "" || files.length > 0) && !isArriving;

  const send = useOneAtATime(async () => {
    if (!canSend) return false;
    const body = { workspaceId, conversationId, kind: "text", isMarketplace: true } as const;
    // A message carries one image; the text goes with the first.
    const parts = files.length > 0 ? files.map((file) => [file]) : [[]];
    for (const [index, attachments] of parts.entries()) {
      await outbox.add(conversationId, { ...body, content: index === 0 ? reply.trim() : "", attachments });
    }
    change((before) => withoutSent(before, { mode: "reply", text: reply, files }));
    return true;
  });

  return { draft, change, uploads, canSend, send };
}
