/** `store-chat.js`: defines `<foyer-chat>`, `<foyer-store-button>` and `<foyer-seller-button>`; what they show is loaded when the first one is there. */

/** Where the parts are, below the script's own address; written by the build. */
declare const PARTS: string;

const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;

class FoyerElement extends HTMLElement {
  #remove: (() => void) | undefined;
  #failures = 0;

  async connectedCallback(): Promise<void> {
    try {
      // Browsers remember under its address that a part could not be had.
      const address = this.#failures === 0 ? PARTS : `${PARTS}?${this.#failures}`;
      const parts = (await import(new URL(address, here).href)) as typeof import("./elements.tsx");
      if (this.isConnected && !this.#remove) this.#remove = parts.show(this, new URL(here).origin);
    } catch {
      this.#failures++;
      this.#offerRetry();
    }
  }

  disconnectedCallback(): void {
    this.#remove?.();
    this.#remove = undefined;
  }

  /** In the page's own look, since none of ours is there. */
  #offerRetry(): void {
    const retry = document.createElement("button");
    retry.textContent = "Retry";
    retry.onclick = () => {
      this.replaceChildren();
      void this.connectedCallback();
    };
    this.replaceChildren("The chat could not be loaded. ", retry);
  }
}

if (!customElements.get("foyer-chat")) {
  customElements.define("foyer-chat", FoyerElement);
  customElements.define("foyer-store-button", class extends FoyerElement {});
  customElements.define("foyer-seller-button", class extends FoyerElement {});
}
