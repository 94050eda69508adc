/**
 * What belongs to a visitor in other domains. A domain that keeps things by visitor adds itself here, so that a merge
 * moves them and an erasure takes them away.
 */
import type { MutationContext } from "../../engine/context.ts";
import { conversationsOfVisitor } from "../conversations/visitorHistory.ts";
import { eventsOfVisitor } from "./eventHistory.ts";

/** How the things of one kind follow their visitor. Both may be repeated: a second time finds nothing left to do. */
export interface Belongings {
  /** Gives everything of one visitor to another. */
  move(ctx: MutationContext, from: string, to: string): Promise<void>;
  /** Takes away what tells about the visitor; the number of things says what was done in the audit log. */
  erase(ctx: MutationContext, visitorId: string): Promise<number>;
}

/** All kinds. */
export const belongings: Readonly<Record<string, Belongings>> = {
  conversations: conversationsOfVisitor,
  events: eventsOfVisitor,
};
