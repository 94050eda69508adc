/** All that a test in a browser needs: a server, a site that carries the messenger, an agent, and pages of visitors. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  launchBrowser,
  type Page,
} from "@foyer/testing/browser.ts";
import type { Agent } from "@foyer/testing/people.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { type FunctionReference, makeFunctionReference } from "convex/server";
import { buildForTests, collectComplaints, openShadowRoots, type Site, type SiteOptions, startSite } from "./site.ts";

/** A mutation by its name. */
export const mutation = (name: string) => makeFunctionReference<"mutation">(name);
/** A query by its name. */
export const query = (name: string): FunctionReference<"query"> => makeFunctionReference<"query">(name);

/** A page with the messenger on it. */
export interface VisitorPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page, and what its policy refused. */
  readonly complaints: string[];
}

/** The setting of a test. */
export interface Shop {
  readonly server: TestServer;
  readonly site: Site;
  readonly workspaceId: string;
  readonly alice: Agent;
  /** Stops the server, and answers the way to start it again on the same database and port. */
  stopServer(): Promise<() => Promise<void>>;
  /** Includes the messenger in another way. */
  include(options: Partial<SiteOptions>): void;
  /** A new visitor on the site. */
  visit(options?: BrowserContextOptions): Promise<VisitorPage>;
  /** Another tab of the same visitor. */
  openTab(context: BrowserContext, path?: string): Promise<VisitorPage>;
  /** Calls as Alice with an official client. */
  asAlice: {
    conversations(): Promise<
      { _id: string; visitorId?: string; lastMessage: { content: string } | null; unreadByAgent: number }[]
    >;
    messages(conversationId: string): Promise<{ content: string; seq: number; attachments: { fileName: string }[] }[]>;
    answer(conversationId: string, content: string): Promise<string>;
  };
  close(): Promise<void>;
}

/** Sets everything up; the messenger is built first. */
export async function openShop(): Promise<Shop> {
  await buildForTests();
  let server = await startServer();
  const site = await startSite();
  const browser: Browser = await launchBrowser();
  const { workspaceId, alice } = await server.people.workspace("Field & Fern");
  const agent = server.http(alice.token);
  const usual = { foyerUrl: server.url, attributes: `data-workspace="${workspaceId}"` };
  site.set(usual);

  async function openTab(context: BrowserContext, path = "/"): Promise<VisitorPage> {
    const page = await context.newPage();
    const complaints = collectComplaints(page);
    await page.goto(site.origin + path);
    return { page, context, complaints };
  }

  return {
    ...{ site, workspaceId, alice, openTab },
    get server() {
      return server;
    },
    async stopServer() {
      const { port } = new URL(server.url);
      const { databaseUrl } = server;
      await server.stop();
      return async () => {
        server = await startServer({ databaseUrl, environment: { PORT: port } });
      };
    },
    include: (options) => site.set({ ...usual, ...options }),
    async visit(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
      context.setDefaultTimeout(15_000);
      await openShadowRoots(context);
      return openTab(context);
    },
    asAlice: {
      async conversations() {
        return (await agent.query(query("conversations:listForInbox"), { workspaceId })).conversations;
      },
      messages: (conversationId) => agent.query(query("messages:list"), { conversationId }),
      answer: (conversationId, content) => agent.mutation(mutation("messages:send"), { conversationId, content }),
    },
    async close() {
      await browser.close();
      await site.stop();
      await server.stop();
    },
  };
}

/** Opens the messenger by its button. */
export async function openMessenger(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Open chat/ }).click();
  await page.getByRole("dialog").waitFor();
}

/** Begins a conversation by its first message; gives the field to write on in. */
export async function startConversation(page: Page, text: string) {
  await openMessenger(page);
  await page
    .getByRole("button", { name: /Send us a message|New conversation/ })
    .first()
    .click();
  return write(page, text);
}

/** Writes a message and sends it. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
}

/** The messages that are shown, in order. */
export function shownMessages(page: Page): Promise<string[]> {
  return page.locator(".message .text").allInnerTexts();
}

/** The message with this text. */
export function message(page: Page, text: string) {
  return page.locator(".message", { hasText: text });
}
