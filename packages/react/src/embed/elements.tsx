/** What the script's elements show: the chat's components in a shadow root, signed in by the host's own backend. */
import tokens from "@foyer/ui/tokens.css";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { Chats } from "../chat/Chats.tsx";
import styles from "../chat/chat.css";
import { MessageStoreButton } from "../chat/MessageStoreButton.tsx";
import { CHAT_SIDES } from "../chat/sides.ts";

/** Shows an element's content; answers what takes it away. */
export function show(element: HTMLElement, server: string): () => void {
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [tokens, styles].map(adopt);
  const root: Root = createRoot(shadow);
  const client = clientFor(server, element.getAttribute("token-url") ?? "/foyer-token");
  root.render(<ConvexProvider client={client}>{contentOf(element)}</ConvexProvider>);
  return () => root.unmount();
}

function contentOf(element: HTMLElement): ReactNode {
  if (element.localName === "foyer-chat") {
    const side = CHAT_SIDES.find((each) => each === element.getAttribute("side")) ?? "customer";
    return <Chats side={side} />;
  }
  const of = (name: string) => element.getAttribute(name) ?? undefined;
  return <MessageStoreButton storeId={of("store-id") ?? ""} orderId={of("order-id")} label={of("label")} />;
}

const clients = new Map<string, ConvexReactClient>();

/** One connection for all elements of one person. */
function clientFor(server: string, tokenUrl: string): ConvexReactClient {
  const known = clients.get(tokenUrl);
  if (known) return known;
  const client = new ConvexReactClient(server, { unsavedChangesWarning: false });
  client.setAuth(async () => {
    const answer = await fetch(tokenUrl, { credentials: "same-origin", cache: "no-store" });
    return answer.ok ? (await answer.text()).trim() : null;
  });
  clients.set(tokenUrl, client);
  return client;
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
