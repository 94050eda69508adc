import { api } from "@foyer/sdk";
import type { Page } from "@foyer/testing/browser.ts";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { runKeyedJob } from "@foyer/testing/runJob.ts";
import { signInLinkOf } from "@foyer/testing/signInLink.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { inbox, openReception, pathOf, type Reception } from "./testing/reception.ts";

let reception: Reception;

beforeAll(async () => {
  reception = await openReception();
}, 120_000);
afterEach(() => reception.closePages());
afterAll(() => reception?.close());

/** Opens an account with a workspace through the sign-up page. */
async function signUp(page: Page, { name, email, workspace }: { name: string; email: string; workspace: string }) {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Workspace").fill(workspace);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Create account" }).click();
}

test("the first person signs up, finds an empty inbox that says what to do, and signs out and in again", async () => {
  const page = await reception.open("/");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByRole("link", { name: "Create an account" }).click();
  await signUp(page, { name: "Alice Moreau", email: "alice@fieldandfern.example", workspace: "Field & Fern" });
  await inbox(page);
  await page.getByText("Nothing is waiting for you").waitFor();
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByLabel("E-mail").fill("alice@fieldandfern.example");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await inbox(page);
});

test("another person confirms their address with a code before they are in", async () => {
  const page = await reception.open("/sign-up");
  await signUp(page, { name: "Ben Stone", email: "ben@stone.example", workspace: "Stone" });
  await page.getByRole("heading", { name: "Confirm your address" }).waitFor();
  await page.getByRole("textbox", { name: "Code" }).fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page
    .getByText(/not right|expired|wrong/i)
    .first()
    .waitFor();
  const { code = "" } = await reception.trap.mailTo("ben@stone.example");
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Confirm" }).click();
  await inbox(page);
});

test("one signs in with a code by e-mail, and lands where one wanted to go", async () => {
  const page = await reception.open("/people?presence=online");
  await page.getByRole("button", { name: "Sign in with a code by e-mail" }).click();
  await page.getByLabel("E-mail").fill("ben@stone.example");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  const { code = "" } = await reception.trap.mailTo("ben@stone.example", 2);
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText("Nobody is on your site now").waitFor();
  expect(page.url()).toContain("/people?presence=online");
});

test("a forgotten password is set anew with a code", async () => {
  const page = await reception.open("/sign-in");
  await page.getByLabel("E-mail").fill("ben@stone.example");
  await page.getByRole("link", { name: "Forgot it?" }).click();
  expect(await page.getByLabel("E-mail").inputValue()).toBe("ben@stone.example");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByRole("heading", { name: "Choose a new password" }).waitFor();
  const { code = "" } = await reception.trap.mailTo("ben@stone.example", 3);
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByText("A password needs 8 to 200 characters").waitFor();
  await page.getByLabel("New password").fill("another long password");
  await page.getByRole("button", { name: "Set password" }).click();
  await inbox(page);
});

test("an invited person joins with a new account, and one who has an account joins with it", async () => {
  const { workspaceId, alice } = await reception.server.people.workspace("Harbour");
  const owner = reception.server.http(alice.token);
  await owner.action(api.workspaceMembers.inviteToWorkspace, {
    workspaceId,
    email: "new@harbour.example",
    role: "agent",
  });
  await owner.action(api.workspaceMembers.inviteToWorkspace, {
    workspaceId,
    email: "ben@stone.example",
    role: "viewer",
  });

  const invited = await reception.open(pathOf((await reception.trap.mailTo("new@harbour.example")).link));
  await invited.getByRole("heading", { name: "Join Harbour" }).waitFor();
  await invited.getByLabel("Your name").fill("Nora New");
  await invited.getByLabel("Password").fill("a password of mine");
  await invited.getByRole("button", { name: "Join" }).click();
  await inbox(invited);

  const known = await reception.open(pathOf((await reception.trap.mailTo("ben@stone.example", 5)).link));
  await known.getByRole("link", { name: "Sign in to join" }).click();
  await known.getByLabel("Password").fill("another long password");
  await known.getByRole("button", { name: "Sign in", exact: true }).click();
  await known.getByRole("button", { name: "Join" }).click();
  await inbox(known);
  const members = await owner.query(api.workspaceMembers.listByWorkspace, { workspaceId });
  expect(members.map(({ email }) => email)).toEqual([alice.email, "new@harbour.example", "ben@stone.example"]);
});

test("a link signs in once, and a used one says so and offers another way", async () => {
  const { workspaceId } = await reception.server.people.workspace("Links");
  const agent = await reception.server.people.agent(workspaceId, { name: "Lina" });
  const link = await signInLinkOf(reception.server, agent);
  const page = await reception.open(pathOf(link));
  await page.getByRole("button", { name: "Sign in" }).click();
  await inbox(page);
  const again = await reception.open(pathOf(link));
  await again.getByRole("button", { name: "Sign in" }).click();
  await again.getByRole("alert").waitFor();
  await again.getByRole("link", { name: "Sign in another way" }).click();
  await again.getByRole("heading", { name: "Sign in" }).waitFor();
});

test("a mail about a conversation leads there through signing in, in the workspace where it is", async () => {
  const { workspaceId, storeId, john, admin, adminId } = await openMarketplace(reception.server);
  const owner = reception.server.http(admin);
  const elsewhere = await owner.mutation(api.workspaces.create, { name: "Elsewhere" });
  await owner.mutation(api.auth.switchWorkspace, { workspaceId: elsewhere });
  await owner.mutation(api.storeStaff.add, { storeId, userId: adminId });
  const customer = reception.server.http(john);
  const { conversationId } = await customer.mutation(api.shared.chat.createOrGetConversation, { storeId });
  await customer.mutation(api.shared.chat.sendMessage, { conversationId, content: "Is it on its way?" });
  reception.server.clock.advance(61_000);
  await runKeyedJob(reception.server, `away recipient ${conversationId}`);
  const { email = "" } = (await owner.query(api.auth.currentUser, {})) ?? {};
  const { link } = await reception.trap.mailTo(email);

  const page = await reception.open(pathOf(link));
  await page.getByRole("button", { name: "Sign in with a code by e-mail" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  const { code = "" } = await reception.trap.mailTo(email, 2);
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const thread = page.getByRole("region", { name: "Conversation with John Doe" });
  await thread.getByText("Is it on its way?").waitFor();
  expect(page.url()).toBe(`${reception.server.url}/app/stores?conversation=${conversationId}`);
  await expect(owner.query(api.auth.currentUser, {})).resolves.toMatchObject({ workspaceId });

  const { workspaceId: foreign } = await reception.server.people.workspace();
  await page.goto(`${reception.server.url}/app/stores?workspace=${foreign}`);
  await page.waitForURL(`${reception.server.url}/app/stores`);
  await expect(owner.query(api.auth.currentUser, {})).resolves.toMatchObject({ workspaceId });

  const stranger = await reception.open(`/stores?conversation=${conversationId}`);
  await stranger.getByRole("link", { name: "Forgot it?" }).click();
  await stranger.getByRole("link", { name: "Back to signing in" }).click();
  expect(new URL(stranger.url()).searchParams.get("next")).toContain(conversationId);
});
