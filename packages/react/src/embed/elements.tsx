/** What the script's elements show: the chat's components in a shadow root, signed in by the host's own backend. */
import tokens from "@foyer/ui/tokens.css";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { Chats } from "../chat/Chats.tsx";
import styles from "../chat/chat.css";
import { BeforeRetry } from "../chat/failure.tsx";
import { MessageSellerButton } from "../chat/MessageSellerButton.tsx";
import { MessageStoreButton } from "../chat/MessageStoreButton.tsx";
import { CHAT_SIDES } from "../chat/sides.ts";

/** Shows an element's content; answers what takes it away. */
export function show(element: HTMLElement, server: string): () => void {
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [tokens, styles].map(adopt);
  const root: Root = createRoot(shadow);
  const { client, signIn } = connectionFor(server, element.getAttribute("token-url") ?? "/foyer-token");
  root.render(
    <ConvexProvider client={client}>
      <BeforeRetry.Provider value={signIn}>{contentOf(element)}</BeforeRetry.Provider>
    </ConvexProvider>,
  );
  return () => root.unmount();
}

function contentOf(element: HTMLElement): ReactNode {
  if (element.localName === "foyer-chat") {
    const side = CHAT_SIDES.find((each) => each === element.getAttribute("side")) ?? "customer";
    return <Chats side={side} />;
  }
  const of = (name: string) => element.getAttribute(name) ?? undefined;
  if (element.localName === "foyer-seller-button") {
    return <MessageSellerButton productId={of("product-id") ?? ""} label={of("label")} />;
  }
  return <MessageStoreButton storeId={of("store-id") ?? ""} orderId={of("order-id")} label={of("label")} />;
}

interface Connection {
  readonly client: ConvexReactClient;
  /** Asks the page's own backend anew who is there. */
  readonly signIn: () => void;
}

const connections = new Map<string, Connection>();

/** One connection for all elements of one person. */
function connectionFor(server: string, tokenUrl: string): Connection {
  const known = connections.get(tokenUrl);
  if (known) return known;
  const client = new ConvexReactClient(server, { unsavedChangesWarning: false });
  const signIn = () => client.setAuth(() => tokenFrom(tokenUrl));
  signIn();
  const connection = { client, signIn };
  connections.set(tokenUrl, connection);
  return connection;
}

async function tokenFrom(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { credentials: "same-origin", cache: "no-store" });
    return answer.ok ? (await answer.text()).trim() : null;
  } catch {
    return null;
  }
}

const sheets = new Map<string, CSSStyleSheet>();

function adopt(text: string): CSSStyleSheet {
  const known = sheets.get(text);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  sheets.set(text, sheet);
  return sheet;
}
