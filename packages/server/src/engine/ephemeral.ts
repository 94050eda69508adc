/**
 * State that lives in memory only: who is typing, who is online. It expires by itself and crosses processes by the bus.
 * Knows topics, members and expiry; does not know what they mean.
 */
import type { ReadLog, Touch } from "../persistence/ranges.ts";

/** One member's state under a topic. */
export interface EphemeralEntry {
  readonly member: string;
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly since: number;
}

/** Reads, tracked like any other read. */
export interface EphemeralReader {
  /** The living entries of a topic, in order of arrival. */
  list(kind: string, topic: string): EphemeralEntry[];
}

/** Changes. */
export interface EphemeralWriter extends EphemeralReader {
  put(kind: string, topic: string, entry: { member: string; value?: string; ttlMs: number }): void;
  remove(kind: string, topic: string, member: string): void;
}

/** A change as it crosses processes. */
export interface EphemeralChange {
  readonly source: string;
  readonly topic: string;
  readonly member: string;
  /** Absent when the member was removed. */
  readonly entry?: EphemeralEntry;
}

/** All ephemeral state of one process. */
export interface EphemeralStore {
  reader(log: ReadLog, now: () => number): EphemeralReader;
  writer(now: () => number): EphemeralWriter;
  /** Takes a change that happened in another process, whose name `holder` is. */
  apply(change: EphemeralChange, holder: string): void;
  /** What was put in this process, for others who have not heard of it. */
  own(): EphemeralChange[];
  /** Believes what a process that is gone had put until this moment at the latest. */
  release(holder: string, until: number): void;
  /** Forgets what has expired. */
  sweep(now: number): void;
}

/** An entry, and the process in which it was put: another's name, or undefined for this one. */
interface Held {
  readonly entry: EphemeralEntry;
  readonly holder: string | undefined;
}

/** Creates the store; `onChange` is told of each change, `isOwn` when it happened in this process. */
export function createEphemeralStore(
  onChange: (touch: Touch, change: EphemeralChange, isOwn: boolean) => void,
): EphemeralStore {
  const topics = new Map<string, Map<string, Held>>();
  const topicKey = (source: string, topic: string) => `${source}|${topic}`;

  function living(source: string, topic: string, now: number): EphemeralEntry[] {
    const members = topics.get(topicKey(source, topic));
    return members ? [...members.values()].map(({ entry }) => entry).filter((entry) => entry.expiresAt > now) : [];
  }

  function set(change: EphemeralChange, holder: string | undefined): void {
    const key = topicKey(change.source, change.topic);
    const members = topics.get(key) ?? new Map<string, Held>();
    if (change.entry) members.set(change.member, { entry: change.entry, holder });
    else if (!members.delete(change.member)) return;
    if (members.size > 0) topics.set(key, members);
    else topics.delete(key);
    onChange({ source: change.source, after: { topic: change.topic } }, change, holder === undefined);
  }

  /** All that one process has put. */
  function heldBy(holder: string | undefined): Required<EphemeralChange>[] {
    return [...topics].flatMap(([key, members]) => {
      const bar = key.indexOf("|");
      const [source, topic] = [key.slice(0, bar), key.slice(bar + 1)];
      const held = [...members].filter(([, each]) => each.holder === holder);
      return held.map(([member, { entry }]) => ({ source, topic, member, entry }));
    });
  }

  return {
    reader: (log, now) => ({
      list(kind, topic) {
        const source = sourceOf(kind);
        log.range({ source, columns: ["topic"], prefix: [topic] });
        const entries = living(source, topic, now());
        for (const entry of entries) log.until(entry.expiresAt);
        return entries;
      },
    }),
    writer: (now) => ({
      list: (kind, topic) => living(sourceOf(kind), topic, now()),
      put(kind, topic, { member, value = "", ttlMs }) {
        const source = sourceOf(kind);
        const known = topics.get(topicKey(source, topic))?.get(member)?.entry;
        const isLiving = known !== undefined && known.expiresAt > now();
        const entry = { member, value, expiresAt: now() + ttlMs, since: isLiving ? known.since : now() };
        set({ source, topic, member, entry }, undefined);
      },
      remove: (kind, topic, member) => set({ source: sourceOf(kind), topic, member }, undefined),
    }),
    apply: set,
    own: () => heldBy(undefined),
    release(holder, until) {
      for (const change of heldBy(holder)) {
        if (change.entry.expiresAt > until) set({ ...change, entry: { ...change.entry, expiresAt: until } }, holder);
      }
    },
    sweep(now) {
      for (const [key, members] of topics) {
        for (const [member, { entry }] of members) if (entry.expiresAt <= now) members.delete(member);
        if (members.size === 0) topics.delete(key);
      }
    },
  };
}

function sourceOf(kind: string): string {
  return `~${kind}`;
}
