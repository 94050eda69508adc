import { availability } from "../model/availability.ts";
import { useMessenger } from "../model/state.ts";
import { fill } from "../words/words.ts";
import { ConversationRow } from "./ConversationRow.tsx";
import { Icon } from "./Icon.tsx";
import { goToNewConversation } from "./navigation.ts";
import { Presence } from "./Presence.tsx";
import { TeamFaces } from "./TeamFaces.tsx";
import { TeamMark } from "./TeamMark.tsx";

/** The first screen: a greeting, the latest conversation, and a way to begin one. */
export function Home() {
  const state = useMessenger();
  const { settings, words, conversations, home, team } = state;
  const look = settings.value;
  const cards = home.value?.cards ?? [];
  const isShown = (type: string) => !home.value || cards.some((card) => card.type === type);
  const [latest] = conversations.value ?? [];
  return (
    <div class="home">
      <div class="hero">
        <div class="brand">
          <TeamMark />
          <span class="clip">{look?.teamName}</span>
          {!!team.value?.length && <TeamFaces />}
        </div>
        <h1>{greeting(state)}</h1>
        {look?.teamIntroduction && <p>{look.teamIntroduction}</p>}
      </div>
      <div class="cards">
        {latest && isShown("conversations") && (
          <div class="card">
            <h2>{words.value.recent}</h2>
            <ConversationRow conversation={latest} />
          </div>
        )}
        <button type="button" class="card begin" onClick={() => goToNewConversation(state)}>
          <span class="row-text">
            <strong>{latest ? words.value.startAnother : words.value.newConversation}</strong>
            {availability(state) && <Presence />}
          </span>
          <span class="round">
            <Icon name="arrow" />
          </span>
        </button>
        {cards.map(
          ({ id, type, title, text, url }) =>
            type === "announcements" &&
            (title || text) && (
              <div class="card note" key={id}>
                {title && <strong>{title}</strong>}
                {text && <p>{text}</p>}
                {url && (
                  <a href={url} target="_blank" rel="noopener noreferrer">
                    {url.split("/")[2] || url}
                  </a>
                )}
              </div>
            ),
        )}
      </div>
    </div>
  );
}

/** The workspace's own words; an identified visitor is also called by name. */
function greeting({ settings, visitor, words }: ReturnType<typeof useMessenger>) {
  const message = settings.value?.welcomeMessage;
  const first = visitor.value?.name?.split(" ")[0];
  // Most of them greet already.
  if (!first || /^(hi|hello|hey|hallo|bonjour|salut|hola|merhaba|مرحب|أهل)/i.test(message ?? "")) return message;
  return (
    <>
      <span class="hello">{fill(words.value.greetingNamed, { name: first })}</span>
      {message}
    </>
  );
}
