import { api } from "@foyer/sdk";
import type { OptimisticLocalStore } from "convex/browser";
import type { Conversation, InboxRow } from "./conversation.ts";
import { placeRow, recount } from "./placement.ts";

/** Shows a change of a conversation everywhere on this page before the server has made it. */
export function showChange(store: OptimisticLocalStore, id: string, change: Partial<Conversation>): void {
  const before = find(store, id);
  if (!before) return;
  const after = { ...before, ...change };
  for (const { args, value } of store.getAllQueries(api.conversations.listForInbox)) {
    if (!value) continue;
    const row = value.conversations.find(({ _id }) => _id === id) ?? rowElsewhere(store, id);
    if (row) store.setQuery(api.conversations.listForInbox, args, placeRow(value, args, { ...row, ...change }));
  }
  for (const { args, value } of store.getAllQueries(api.conversations.get)) {
    if (value?._id === id) store.setQuery(api.conversations.get, args, { ...value, ...change });
  }
  for (const { args, value } of store.getAllQueries(api.conversations.countForInbox)) {
    if (value) store.setQuery(api.conversations.countForInbox, args, recount(value, args.agentId, [before, after]));
  }
}

function find(store: OptimisticLocalStore, id: string): Conversation | undefined {
  const opened = store.getAllQueries(api.conversations.get).find(({ value }) => value?._id === id)?.value;
  return opened ?? rowElsewhere(store, id);
}

function rowElsewhere(store: OptimisticLocalStore, id: string): InboxRow | undefined {
  for (const { value } of store.getAllQueries(api.conversations.listForInbox)) {
    const row = value?.conversations.find(({ _id }) => _id === id);
    if (row) return row;
  }
  return undefined;
}
