/** Where the launcher stands and what it looks like; what is left out follows the workspace's settings. */
export interface Look {
  /** `auto` follows the visitor's system. */
  theme?: "light" | "dark" | "auto" | undefined;
  /** The main colour, such as `#006871`. */
  color?: string | undefined;
  position?: "left" | "right" | undefined;
  /** Pixels to the edge of the window. */
  sideSpacing?: number | undefined;
  bottomSpacing?: number | undefined;
  /** Leave the button out: the page opens the messenger itself. */
  hideLauncher?: boolean | undefined;
  /** A CSS selector of the page's own elements that open the messenger. */
  launcher?: string | undefined;
  /** The stacking order on the page. */
  zIndex?: number | undefined;
}

/** Who is in front of the screen, as the page knows it. */
export interface Person {
  /** The page's own id of the person. */
  userId?: string | undefined;
  /** HMAC-SHA256 of `userId`, made on the page's server with the workspace's secret. */
  userHash?: string | undefined;
  email?: string | undefined;
  name?: string | undefined;
  /** Anything else worth knowing. `null` takes one away. */
  attributes?: Record<string, unknown> | undefined;
}

/** What the messenger is started with. */
export interface Options extends Look, Person {
  /** The id of the workspace. */
  workspace?: string | undefined;
  /** The address of Foyer, when it is not where the script came from. */
  server?: string | undefined;
  /** Such as `de`; otherwise the page's and then the browser's. */
  language?: string | undefined;
  /** Tell the team which pages are looked at. */
  trackPageViews?: boolean | undefined;
}

/** A place in the messenger. */
export type Place = "home" | "messages" | "new";

/** What a page can ask of the messenger. */
export interface Foyer {
  /** Starts it, when the script tag names no workspace or after `shutdown`. */
  boot(options: Options): void;
  /** Says who is in front of the screen. */
  identify(person: Person): void;
  /** Changes look, person or language. */
  update(options: Options): void;
  /** Shows the launcher. */
  show(): void;
  /** Hides the launcher and closes the messenger. */
  hide(): void;
  /** Opens the messenger; `new` with a text to begin with. */
  open(place?: Place, text?: string): void;
  close(): void;
  toggle(): void;
  /** Calls `listener` with the number of unread messages, now and whenever it changes; answers the end of it. */
  onUnread(listener: (count: number) => void): () => void;
  /** Notes that the person did something. */
  track(name: string, properties?: Record<string, unknown>): void;
  setLanguage(language: string): void;
  /** Ends the session on this device: drafts, unsent messages and the visitor's key are deleted. */
  shutdown(): void;
}

/** One call of the page, on its way to the launcher. */
export type Call = { [Name in keyof Foyer]: [Name, ...Parameters<Foyer[Name]>] }[keyof Foyer];

/** What the loader hands to the launcher. */
export interface Handover {
  /** The address of Foyer, with a slash at the end. */
  readonly server: string;
  readonly calls: readonly Call[];
  /** Passes the number of unread messages on to the page. */
  onUnread(count: number): void;
}
