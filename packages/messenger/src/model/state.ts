/** Everything that the window shows, as signals; screens read it and call the functions beside it. */

import type { Result } from "@foyer/sdk/sync/calls.ts";
import type { Cell } from "@foyer/sdk/sync/cell.ts";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../launcher/language.ts";
import type { Settings } from "../launcher/look.ts";
import type { Surroundings } from "../launcher/surroundings.ts";
import {
  isNewConversation,
  type OutgoingEntry,
  openVisitorOutbox,
  type VisitorOutbox,
} from "../outbox/visitorOutbox.ts";
import type { Visitor } from "../session/session.ts";
import { english, type Words } from "../words/words.ts";
import { type ReadonlySignal, type Signal, signal } from "./signal.ts";

/** A conversation with its newest message. */
export type Conversation = Result<"conversations:listByVisitor">[number];

/** Where in the window the visitor is. */
export type Route =
  | { screen: "home" | "messages" }
  | { screen: "conversation"; conversation: string }
  | { screen: "options"; conversation: string | null };

/** The state of the window. */
export interface State extends Omit<Surroundings, "settings" | "language" | "words" | "unread" | "isOpen"> {
  readonly outbox: VisitorOutbox;
  readonly settings: ReadonlySignal<Settings | null>;
  readonly language: ReadonlySignal<Language>;
  readonly words: ReadonlySignal<Words>;
  readonly isOpen: Signal<boolean>;
  readonly unread: ReadonlySignal<number>;
  readonly visitor: ReadonlySignal<Visitor | null>;
  readonly isLive: ReadonlySignal<boolean>;
  /** Null until they are known. */
  readonly conversations: ReadonlySignal<readonly Conversation[] | null>;
  /** Whether they have arrived on this page, and not only on an earlier one. */
  readonly isCurrent: ReadonlySignal<boolean>;
  readonly office: ReadonlySignal<Result<"officeHours:isCurrentlyOpen"> | null>;
  readonly automation: ReadonlySignal<Result<"automationSettings:getOrCreate"> | null>;
  /** Who of the team is shown. */
  readonly team: ReadonlySignal<Result<"messengerSettings:getPublicTeam"> | null>;
  readonly home: ReadonlySignal<Result<"messengerSettings:getPublicHomeConfig"> | null>;
  /** Messages on their way. */
  readonly outgoing: ReadonlySignal<readonly OutgoingEntry[]>;
  readonly route: Signal<Route>;
  /** The time, to the minute. */
  readonly now: ReadonlySignal<number>;
  /** What screen readers are told. */
  readonly announcement: Signal<string>;
  stop(): void;
}

/** What everybody may know of a workspace by its id. */
type PublicQuery =
  | "officeHours:isCurrentlyOpen"
  | "automationSettings:getOrCreate"
  | "messengerSettings:getPublicHomeConfig"
  | "messengerSettings:getPublicTeam";

const isPublic = { isPublic: true };
const MINUTE_MS = 60_000;

/** Makes the state and begins to follow what it shows. */
export function createState(surroundings: Surroundings): State {
  const { client, workspaceId, session, lasting } = surroundings;
  const stops: (() => void)[] = [];
  const bridge = <T>(cell: Cell<T>): Signal<T> => {
    const bridged = signal(cell.value);
    stops.push(cell.watch((value) => (bridged.value = value)));
    return bridged;
  };
  const outbox = openVisitorOutbox(surroundings);
  const language = bridge(surroundings.language);
  const words = signal<Words>(surroundings.words.value ?? english);
  stops.push(surroundings.words.watch((spoken) => (words.value = spoken ?? english)));
  const conversations = signal<readonly Conversation[] | null>(lasting.read<Conversation[]>("conversations") ?? null);
  const isCurrent = signal(false);
  const args = { workspaceId };
  const live = <Name extends PublicQuery>(path: Name): Signal<Result<Name> | null> => {
    const result = signal<Result<Name> | null>(null);
    stops.push(client.follow<PublicQuery>(path, args, (value) => (result.value = value as Result<Name>), isPublic));
    return result;
  };
  const outgoing = signal(outbox.entries());
  const now = signal(Date.now());
  const clock = setInterval(() => (now.value = Date.now()), MINUTE_MS);
  stops.push(
    outbox.watch(() => (outgoing.value = outbox.entries())),
    client.follow("conversations:listByVisitor", args, (list) => {
      conversations.value = list;
      isCurrent.value = true;
      // So that the next page shows them at once, and offline.
      lasting.write("conversations", list.slice(0, 20));
    }),
    () => clearInterval(clock),
  );
  const isOpen = bridge(surroundings.isOpen);
  stops.push(isOpen.subscribe((value) => surroundings.isOpen.set(value)));
  return {
    ...surroundings,
    ...{ outbox, language, words, conversations, isCurrent, outgoing, now, isOpen },
    office: live("officeHours:isCurrentlyOpen"),
    automation: live("automationSettings:getOrCreate"),
    home: live("messengerSettings:getPublicHomeConfig"),
    team: live("messengerSettings:getPublicTeam"),
    settings: bridge(surroundings.settings),
    unread: bridge(surroundings.unread),
    visitor: bridge(session.visitor),
    isLive: bridge(client.isLive),
    route: signal<Route>({ screen: "home" }),
    announcement: signal(""),
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Hands the state to the screens. */
export const StateContext = createContext<State | null>(null);

/** The state, in a screen. */
export function useMessenger(): State {
  const state = useContext(StateContext);
  if (!state) throw new Error("Outside of the messenger's window");
  return state;
}

/** The conversation of a route as the server has it; undefined while it has not begun. */
export function findConversation(state: State, conversation: string): Conversation | undefined {
  const id = state.outbox.startedAs(conversation);
  return state.conversations.value?.find(({ _id }) => _id === id);
}

/** The messages of a conversation that are on their way, whichever name it goes by. */
export function outgoingOf(state: State, conversation: string): readonly OutgoingEntry[] {
  const id = state.outbox.startedAs(conversation);
  const isMine = (lane: string) => lane === conversation || (id !== undefined && state.outbox.startedAs(lane) === id);
  return state.outgoing.value.filter(({ lane }) => isMine(lane));
}

/** Conversations that only this browser knows: their first message is still on its way. */
export function unstarted({ outgoing, outbox }: State): readonly string[] {
  const lanes = outgoing.value.map(({ lane }) => lane);
  return [...new Set(lanes)].filter((lane) => isNewConversation(lane) && !outbox.startedAs(lane));
}
