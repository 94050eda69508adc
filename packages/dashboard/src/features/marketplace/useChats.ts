import { api } from "@foyer/sdk";
import { useRef, useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import type { ChatRow } from "./chat.ts";

const STEP = 50;
/** As many as the server gives at once. */
const MOST = 200;

/** The list of a desk as far as it was scrolled. */
export interface Chats {
  rows: readonly ChatRow[];
  isLoading: boolean;
  error: Error | undefined;
  hasMore: boolean;
  loadMore: () => void;
  /** There are more than can be listed. */
  isCut: boolean;
}

/** The live conversations of a desk, newest message first; not asked for without a status. */
export function useChats(status: "active" | "archived" | "closed" | undefined, storeId: string | undefined): Chats {
  const { workspaceId } = useSession();
  const key = `${status} ${storeId}`;
  const [limits, setLimits] = useState<Record<string, number>>({});
  const limit = limits[key] ?? STEP;
  const place = { workspaceId, ...(storeId ? { storeId } : {}) };
  const { data, error } = useLive(api.shared.chat.getConversations, status ? { ...place, status, limit } : "skip");
  const kept = useRef(new Map<string, readonly ChatRow[]>());
  if (data) kept.current.set(key, data);
  const rows = data ?? kept.current.get(key);
  const isFull = (rows?.length ?? 0) >= limit;
  return {
    rows: rows ?? [],
    isLoading: rows === undefined && !error && status !== undefined,
    error,
    hasMore: isFull && limit < MOST,
    loadMore: () => setLimits((before) => ({ ...before, [key]: Math.min(MOST, limit + STEP) })),
    isCut: isFull && limit >= MOST,
  };
}
