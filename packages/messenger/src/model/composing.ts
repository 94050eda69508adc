/** What is being written in a conversation: kept over reloads, except for files. */

import { isNewConversation, type RepliedTo } from "../outbox/visitorOutbox.ts";
import { type Signal, signal } from "./signal.ts";
import type { State } from "./state.ts";
import type { Message } from "./thread.ts";

/** What is being written. */
export interface Composing {
  readonly text: Signal<string>;
  readonly files: Signal<readonly File[]>;
  readonly replyTo: Signal<RepliedTo | null>;
  /** The message whose text is being changed, instead of a new one. */
  readonly editing: Signal<Message | null>;
}

const kept = new WeakMap<State, Map<string, Composing>>();

/** What is being written in a conversation on this page, beginning with what an earlier page left. */
export function composingIn(state: State, conversation: string): Composing {
  const all = kept.get(state) ?? new Map<string, Composing>();
  kept.set(state, all);
  const known = all.get(conversation);
  if (known) return known;
  const name = draftName(conversation);
  const text = signal(state.lasting.read<string>(name) ?? "");
  const editing = signal<Message | null>(null);
  const made = { text, files: signal<readonly File[]>([]), replyTo: signal<RepliedTo | null>(null), editing };
  all.set(conversation, made);
  // The text of a message that is being changed is not a draft.
  text.subscribe((value) => !editing.value && state.lasting.write(name, value || undefined));
  return made;
}

/** Puts a message into the field to be changed; what was being written stays a draft. */
export function startEditing({ replyTo, editing, text }: Composing, message: Message, content = message.content): void {
  replyTo.value = null;
  editing.value = message;
  text.value = content;
}

/** Goes on with what was being written before. */
export function stopEditing({ lasting }: State, conversation: string, { editing, text }: Composing): void {
  editing.value = null;
  text.value = lasting.read<string>(draftName(conversation)) ?? "";
}

/** Empties the field; what was in it stays a draft until the message that it became is `stored`. */
export async function clearWhenStored(
  { lasting }: State,
  { conversation, text }: Pick<Composing, "text"> & { conversation: string },
  stored: Promise<unknown>,
): Promise<void> {
  const content = text.value;
  text.value = "";
  lasting.write(draftName(conversation), content);
  await stored;
  lasting.write(draftName(conversation), text.value || undefined);
}

/** All conversations that have not begun share one draft. */
function draftName(conversation: string): string {
  return `draft:${isNewConversation(conversation) ? "new" : conversation}`;
}
