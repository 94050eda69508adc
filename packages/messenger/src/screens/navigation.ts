/** Ways through the window. */
import type { State } from "../model/state.ts";
import { newConversationName } from "../outbox/visitorOutbox.ts";

/** Goes to a new conversation; one that was begun and not sent is gone on with. */
export function goToNewConversation({ route, lasting, outbox }: State): void {
  const begun = lasting.read<string>("newConversation");
  const conversation = begun && !outbox.startedAs(begun) && !isTaken(outbox, begun) ? begun : newConversationName();
  lasting.write("newConversation", conversation);
  route.value = { screen: "conversation", conversation };
}

function isTaken({ entries }: State["outbox"], conversation: string): boolean {
  return entries().some(({ lane }) => lane === conversation);
}
