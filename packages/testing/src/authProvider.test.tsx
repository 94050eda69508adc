/** The agents' auth provider for React, as it is published, against a whole server. */
import { makeFunctionReference } from "convex/server";
import { Window } from "happy-dom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { type MailTrap, startMailTrap } from "./mailTrap.ts";
import { startServer, type TestServer } from "./server.ts";
import { webSocketConstructor } from "./webSocket.ts";

const currentUser = makeFunctionReference<"query", Record<string, never>, { email: string } | null>("auth:currentUser");
const account = { email: "ada@example.com", password: "correct horse battery" };

/** A browser's globals, which must be there before React is loaded. */
async function openBrowser() {
  const window = new Window({ url: "http://localhost/app" });
  const { document, localStorage, navigator } = window;
  // Without locks of the browser the provider brings its own; this one says null, which no browser does.
  Object.defineProperty(navigator, "locks", { value: undefined });
  for (const [name, value] of Object.entries({ window, document, localStorage, navigator })) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  const [auth, convex, dom] = await Promise.all([
    import("@convex-dev/auth/react"),
    import("convex/react"),
    import("react-dom/client"),
  ]);
  return { document: globalThis.document, storage: globalThis.localStorage, auth, convex, dom };
}

type Browser = Awaited<ReturnType<typeof openBrowser>>;
type Actions = ReturnType<Browser["auth"]["useAuthActions"]>;

/** One tab with the provider around a page that shows who is signed in. */
function openTab({ document, auth, convex, dom }: Browser, url: string) {
  const client = new convex.ConvexReactClient(url, {
    webSocketConstructor,
    unsavedChangesWarning: false,
    logger: false,
  });
  let actions: Actions | undefined;

  function Page() {
    actions = auth.useAuthActions();
    const { isLoading, isAuthenticated } = convex.useConvexAuth();
    const user = convex.useQuery(currentUser, {});
    if (isLoading || user === undefined) return <p>loading</p>;
    return <p>{`${isAuthenticated ? "signed in" : "signed out"} ${user?.email ?? "nobody"}`}</p>;
  }

  const element = document.createElement("div");
  const root = dom.createRoot(element);
  root.render(
    <auth.ConvexAuthProvider client={client} storageNamespace="foyer">
      <Page />
    </auth.ConvexAuthProvider>,
  );
  const shows = (text: string) => eventually(() => element.textContent === text, { what: text });
  return {
    shows,
    client,
    actions: () => eventually(() => actions),
    async close() {
      root.unmount();
      await client.close();
    },
  };
}

describe("the auth provider for React", () => {
  let server: TestServer;
  let trap: MailTrap;
  let browser: Browser;
  const signedIn = `signed in ${account.email}`;
  const signedOut = "signed out nobody";
  const refreshToken = () => browser.storage.getItem("__convexAuthRefreshToken_foyer");

  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ environment: { SMTP_URL: trap.url } });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  test("signs up, stays signed in over a reload with fresh tokens, and signs out", async () => {
    const tab = openTab(browser, server.url);
    await tab.shows(signedOut);
    const { signIn } = await tab.actions();
    expect(await signIn("password", { flow: "signUp", ...account })).toEqual({ signingIn: true });
    await tab.shows(signedIn);
    const first = refreshToken();
    await tab.close();

    const reloaded = openTab(browser, server.url);
    await reloaded.shows(signedIn);
    await eventually(() => refreshToken() !== first, { what: "the next refresh token" });
    await (await reloaded.actions()).signOut();
    await reloaded.shows(signedOut);
    expect(refreshToken()).toBeNull();
    const left = await server.http().action(makeFunctionReference<"action">("auth:signIn"), { refreshToken: first });
    expect(left).toEqual({ tokens: null });
    await reloaded.close();
  });

  test("tells a wrong password apart from signing in", async () => {
    const tab = openTab(browser, server.url);
    const { signIn } = await tab.actions();
    const wrong = signIn("password", { flow: "signIn", email: account.email, password: "wrong password" });
    await expect(wrong).rejects.toMatchObject({ data: { code: "INVALID_CREDENTIALS" } });
    await tab.shows(signedOut);
    await tab.close();
  });

  test("signs in with a code from a mail, sent by a form", async () => {
    const tab = openTab(browser, server.url);
    const { signIn } = await tab.actions();
    expect(await signIn("otp", { email: account.email })).toEqual({ signingIn: false });
    const { code = "" } = await trap.mailTo(account.email);
    const form = new FormData();
    form.set("email", account.email);
    form.set("code", code);
    form.set("remember", "on");
    expect(await signIn("otp", form)).toEqual({ signingIn: true });
    await tab.shows(signedIn);
    await tab.close();
  });

  test("keeps both of two tabs signed in that open at the same moment", async () => {
    const tabs = [openTab(browser, server.url), openTab(browser, server.url)];
    await Promise.all(tabs.map((tab) => tab.shows(signedIn)));
    await Promise.all(tabs.map((tab) => tab.close()));
    const again = openTab(browser, server.url);
    await again.shows(signedIn);
    await again.close();
  });

  test("gets a fresh token by itself when the old one has expired, and repeats what it was about to do", async () => {
    const tab = openTab(browser, server.url);
    await tab.shows(signedIn);
    const before = refreshToken();
    server.clock.advance(3_700_000);
    await tab.client.mutation(makeFunctionReference<"mutation">("auth:setAway"), { isAway: true });
    await tab.shows(signedIn);
    expect(refreshToken()).not.toBe(before);
    await tab.close();
  });

  test("is signed out everywhere when another device says so", async () => {
    const tab = openTab(browser, server.url);
    await tab.shows(signedIn);
    const { tokens } = await server.http().action(makeFunctionReference<"action">("auth:signIn"), {
      provider: "password",
      params: { flow: "signIn", ...account },
    });
    await server.http(tokens.token).action(makeFunctionReference<"action">("auth:signOutEverywhere"), {});
    await tab.shows(signedOut);
    expect(refreshToken()).toBeNull();
    await tab.close();
  });
});
