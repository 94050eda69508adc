/** What a chat is called, how it looks and who is in it, followed: one small result that all members share. */
import type { CallError, Result } from "../sync/calls.ts";
import type { Calls } from "./calls.ts";
import type { ChatFacts } from "./shapes.ts";

/** What others may change of a chat, as its user sees it. */
export type Profile = Pick<ChatFacts, "title" | "avatarUrl" | "metadata" | "memberCount">;

/** What is followed, and who is told. */
export interface ProfileOptions {
  readonly calls: Calls;
  readonly personId: string;
  /** The chat as it was known at first. */
  readonly since: ChatFacts;
  onChange(profile: Profile): void;
  onError(error: CallError): void;
}

/** Follows a chat's profile until the function that it answers is called; each change is told once, whoever made it. */
export function followProfile({ calls, personId, since, onChange, onError }: ProfileOptions): () => void {
  let known = textOf(since);
  let knownChanges: number | undefined;
  function take({ memberChanges, pair, ...own }: Result<"chats:profile">): void {
    const other = pair.find(({ id }) => id !== personId);
    const title = own.title ?? other?.name ?? null;
    const profile = { ...own, title, avatarUrl: own.avatarUrl ?? other?.avatarUrl ?? null };
    // After a reconnect the same is told again.
    const isSame = textOf(profile) === known && (knownChanges ?? memberChanges) === memberChanges;
    known = textOf(profile);
    knownChanges = memberChanges;
    if (!isSame) onChange(profile);
  }

  return calls.follow("chats:profile", { chatId: since.id }, take, { onError });
}

function textOf({ title, avatarUrl, metadata, memberCount }: Profile): string {
  const sorted = Object.entries(metadata).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([title, avatarUrl, sorted, memberCount]);
}
