import { api } from "@foyer/sdk";
import { uniqueById } from "../../live/pages.ts";
import { useLivePages } from "../../live/useLivePages.ts";
import { useSession } from "../identity/session.tsx";
import type { Visitor } from "../visitors/visitor.ts";

/** Which visitors are listed. */
export interface PeopleFilter {
  search: string;
  isOnlineOnly: boolean;
}

const PAGE_SIZE = 50;

/** The live directory of visitors, as far as it was scrolled. */
export function usePeople({ search, isOnlineOnly }: PeopleFilter) {
  const { workspaceId } = useSession();
  const words = search.trim();
  const { pages, ...list } = useLivePages(api.visitors.listDirectory, {
    workspaceId,
    limit: PAGE_SIZE,
    ...(words ? { search: words } : {}),
    ...(isOnlineOnly ? { presence: "online" as const } : {}),
  });
  const visitors: Visitor[] = uniqueById(pages.flatMap((page) => page.visitors));
  return { ...list, visitors, total: pages[0]?.totalCount, isForbidden: pages[0]?.status === "forbidden" };
}
