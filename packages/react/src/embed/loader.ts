/** `store-chat.js`: defines `<foyer-chat>` and `<foyer-store-button>`; what they show is loaded when the first one is there. */

/** Where the parts are, below the script's own address; written by the build. */
declare const PARTS: string;

const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;

class FoyerElement extends HTMLElement {
  #remove: (() => void) | undefined;

  async connectedCallback(): Promise<void> {
    const parts = (await import(new URL(PARTS, here).href)) as typeof import("./elements.tsx");
    if (this.isConnected && !this.#remove) this.#remove = parts.show(this, new URL(here).origin);
  }

  disconnectedCallback(): void {
    this.#remove?.();
    this.#remove = undefined;
  }
}

if (!customElements.get("foyer-chat")) {
  customElements.define("foyer-chat", FoyerElement);
  customElements.define("foyer-store-button", class extends FoyerElement {});
}
