/**
 * The messages of one conversation, newest first fetched and older ones as they are asked for; all of them live.
 * Knows pages by message numbers, which have no gaps; does not know how messages look.
 */

import type { Result } from "@foyer/sdk/sync/calls.ts";
import type { SyncClient } from "@foyer/sdk/sync/client.ts";
import { type ReadonlySignal, signal } from "./signal.ts";

/** A message. */
export type Message = Extract<Result<"messages:list">, readonly unknown[]>[number];

/** A conversation's messages. */
export interface Thread {
  readonly id: string;
  /** In order; null until the first have arrived. */
  readonly messages: ReadonlySignal<readonly Message[] | null>;
  readonly hasOlder: ReadonlySignal<boolean>;
  readonly isLoading: ReadonlySignal<boolean>;
  loadOlder(): void;
  /** Keeps them up to date until the function that it answers is called. */
  follow(): () => void;
}

const PAGE = 30;
/** The most that one query answers. */
const MOST = 200;
/** So many new messages later, those that left the newest page get one of their own. */
const SLIDE = 20;

/** Makes a thread; it is empty until it is followed. */
export function createThread(client: SyncClient, id: string): Thread {
  const known = new Map<number, Message>();
  const messages = signal<readonly Message[] | null>(null);
  const hasOlder = signal(false);
  const isLoading = signal(false);
  const pages: { before: number; limit: number }[] = [];
  const stops: (() => void)[] = [];
  let isFollowed = false;
  let lowest = Number.POSITIVE_INFINITY;
  let headStart = Number.POSITIVE_INFINITY;

  function merge(list: readonly Message[]): void {
    for (const message of list) known.set(message.seq, message);
    messages.value = [...known.values()].sort((one, other) => one.seq - other.seq);
  }

  function reach(seq: number): void {
    lowest = Math.min(lowest, seq);
    hasOlder.value = lowest > 1;
  }

  function takeHead(list: readonly Message[]): void {
    merge(list);
    const newest = list.at(-1)?.seq ?? 0;
    // Fewer than asked for: either all there are, or some are not for the visitor's eyes.
    const start = list.length === PAGE ? (list[0]?.seq ?? 1) : Math.max(1, newest - PAGE + 1);
    if (start - headStart >= SLIDE) {
      for (let before = start; before > headStart; before -= MOST) {
        addPage({ before, limit: Math.min(MOST, before - headStart) });
      }
      headStart = start;
    }
    headStart = Math.min(headStart, start);
    reach(start);
  }

  function addPage(page: { before: number; limit: number }): void {
    pages.push(page);
    if (isFollowed) followPage(page);
  }

  function followPage(page: { before: number; limit: number }): void {
    const take = (list: Result<"messages:list">) => {
      if (!Array.isArray(list)) return;
      merge(list);
      reach(Math.max(1, page.before - page.limit));
      isLoading.value = false;
    };
    stops.push(client.follow("messages:list", { conversationId: id, ...page }, take));
  }

  return {
    id,
    messages,
    hasOlder,
    isLoading,
    loadOlder() {
      if (isLoading.value || !hasOlder.value) return;
      isLoading.value = true;
      addPage({ before: lowest, limit: PAGE });
    },
    follow() {
      isFollowed = true;
      const take = (list: Result<"messages:list">) => Array.isArray(list) && takeHead(list);
      stops.push(client.follow("messages:list", { conversationId: id, limit: PAGE }, take));
      for (const page of pages) followPage(page);
      return () => {
        isFollowed = false;
        for (const stop of stops.splice(0)) stop();
      };
    },
  };
}

const MOST_KEPT = 8;

/** Keeps the threads that were looked at last, so that going back to one shows it at once. */
export function createThreads(client: SyncClient): (id: string) => Thread {
  const kept = new Map<string, Thread>();
  return (id) => {
    const thread = kept.get(id) ?? createThread(client, id);
    kept.delete(id);
    kept.set(id, thread);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
    return thread;
  };
}
