import { unstarted, useMessenger } from "../model/state.ts";
import { ConversationRow } from "./ConversationRow.tsx";
import { Icon } from "./Icon.tsx";
import { goToNewConversation } from "./navigation.ts";
import { TeamMark } from "./TeamMark.tsx";

/** All conversations of the visitor. */
export function Messages() {
  const state = useMessenger();
  const { conversations, words, settings, outgoing, route } = state;
  const waiting = unstarted(state);
  const list = conversations.value;
  const isEmpty = list?.length === 0 && waiting.length === 0;
  return (
    <div class="messages">
      <header class="bar">
        <h1>{words.value.messages}</h1>
      </header>
      <div class="scroll">
        {isEmpty && (
          <div class="empty">
            <TeamMark isLarge />
            <strong>{words.value.noMessagesTitle}</strong>
            <p>{words.value.noMessages}</p>
          </div>
        )}
        {list === null && [0, 1, 2].map((index) => <div class="row skeleton" key={index} />)}
        {waiting.map((conversation) => (
          <button
            type="button"
            class="row"
            key={conversation}
            onClick={() => {
              route.value = { screen: "conversation", conversation };
            }}
          >
            <TeamMark isLarge />
            <span class="row-text">
              <span class="row-title">{settings.value?.teamName}</span>
              <span class="row-preview">
                <Icon name="clock" />
                <span class="clip">
                  {outgoing.value.find(({ lane }) => lane === conversation)?.body.content || words.value.attachment}
                </span>
              </span>
            </span>
          </button>
        ))}
        {list?.map((conversation) => (
          <ConversationRow conversation={conversation} key={conversation._id} />
        ))}
      </div>
      <button type="button" class="primary float" onClick={() => goToNewConversation(state)}>
        {isEmpty ? words.value.newConversation : words.value.startAnother}
        <Icon name="arrow" />
      </button>
    </div>
  );
}
