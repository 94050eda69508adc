/** A browser's globals in Node, for client libraries that draw into a page. */
import { Window } from "happy-dom";

/** Puts a page's window and document in place; call it before such a library is loaded. */
export function installBrowserGlobals(): Document {
  const window = new Window({ url: "http://localhost/app" });
  const {
    document,
    navigator,
    localStorage,
    HTMLElement,
    Element,
    Node,
    Text,
    Comment,
    SVGElement,
    Event,
    DocumentFragment,
  } = window;
  const elements = { HTMLElement, Element, Node, Text, Comment, SVGElement, DocumentFragment, Event };
  for (const [name, value] of Object.entries({ window, document, navigator, localStorage, ...elements })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return globalThis.document;
}
