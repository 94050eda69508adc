import { api } from "@foyer/sdk";
import { uniqueById } from "../../live/pages.ts";
import { useLivePages } from "../../live/useLivePages.ts";
import type { InboxArgs, InboxRow } from "./conversation.ts";
import type { ViewFilter } from "./views.ts";

/** Rows of a page: more than a tall screen shows, few enough to send again with each change. */
const PAGE_SIZE = 40;

/** A list of conversations as far as it was scrolled. */
export interface InboxList {
  rows: InboxRow[];
  /** Nothing is known yet. */
  isLoading: boolean;
  error: Error | undefined;
  hasMore: boolean;
  loadMore: () => void;
}

/** The arguments of the first page of a view, which is also what waits for its visitors. */
export function firstPageArgs(workspaceId: string, filter: ViewFilter): InboxArgs {
  return { workspaceId, ...filter, limit: PAGE_SIZE, cursor: null };
}

/** The live list of a view. */
export function useInboxList(workspaceId: string, filter: ViewFilter): InboxList {
  const { pages, ...list } = useLivePages(api.conversations.listForInbox, { workspaceId, ...filter, limit: PAGE_SIZE });
  return { ...list, rows: uniqueById(pages.flatMap((page) => page.conversations)) };
}
