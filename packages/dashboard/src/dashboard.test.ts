import { api } from "@foyer/sdk";
import type { Page } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { expect, test } from "vitest";
import { officeForAll, patience } from "./testing/office.ts";
import { row, thread, threadsOf } from "./testing/threads.ts";

const office = officeForAll();

const views = (page: Page) => page.getByRole("navigation", { name: "Views" });

const { write } = threadsOf(office);

/** What the server holds of a conversation. */
async function held(customer: string) {
  const agent = office.server.http(await office.shop.tokenOf(office.shop.agents.amara));
  return agent.query(api.conversations.get, { id: office.shop.conversations[customer] ?? "" });
}

test("what a visitor writes moves to the top, counts as unread in the tab, and is read by opening it", async () => {
  const page = await office.open("/inbox?view=all");
  await row(page, "Théo Marchand").waitFor();
  await write("theo", "The PDF opens, merci !");
  await expect
    .poll(
      () => page.getByRole("region", { name: "Conversations" }).getByRole("listitem").first().textContent(),
      patience,
    )
    .toContain("Théo Marchand");
  await expect.poll(() => page.title(), patience).toMatch(/^\(\d+\) Foyer$/);
  const before = Number(/\d+/.exec(await page.title())?.[0]);
  await row(page, "Théo Marchand").click();
  await thread(page, "Théo Marchand").getByText("The PDF opens, merci !").waitFor();
  await thread(page, "Théo Marchand").getByText("New", { exact: true }).waitFor();
  await expect.poll(async () => Number(/\d+/.exec(await page.title())?.[0]), patience).toBe(before - 1);
  await eventually(async () => (await held("theo"))?.unreadByAgent === 0);
});

test("the tab counts nothing any more once one has signed out", async () => {
  const agent = await office.server.people.agent(office.shop.workspaceId, { name: "Nia" });
  const page = await office.open("/inbox", { agent });
  await expect.poll(() => page.title(), patience).toMatch(/^\(\d+\) Foyer$/);
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await page.title()).toBe("Foyer");
});

test("each view lists its conversations and counts them, and is kept in the address", async () => {
  const page = await office.open("/inbox");
  await row(page, "Priya Raman").waitFor();
  await views(page)
    .getByRole("link", { name: /Unassigned/ })
    .click();
  await row(page, "Patient").or(row(page, "Omar Haddad")).first().waitFor();
  await expect.poll(() => row(page, "Priya Raman").count(), patience).toBe(0);
  expect(page.url()).toContain("view=unassigned");
  await page.reload();
  await row(page, "Omar Haddad").waitFor();
  await views(page).getByRole("link", { name: "Closed" }).click();
  await row(page, "Ruth Abramson").waitFor();
  await views(page)
    .getByRole("link", { name: /Snoozed/ })
    .click();
  await row(page, "Anders Holm").waitFor();
});

test("a conversation is assigned with the keyboard, shows at once, and is given back by undoing", async () => {
  const page = await office.open("/inbox?view=unassigned");
  await row(page, "Chloe Nguyen").click();
  await thread(page, "Chloe Nguyen").waitFor();
  await page.keyboard.press("a");
  await page.getByPlaceholder("Assign to…").fill("jonas");
  await page.keyboard.press("Enter");
  await page.getByText("Conversation assigned to Jonas Weber").waitFor();
  await expect.poll(() => row(page, "Chloe Nguyen").count(), patience).toBe(0);
  await thread(page, "Chloe Nguyen").getByText("You assigned this to Jonas Weber").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await row(page, "Chloe Nguyen").waitFor();
  await eventually(async () => (await held("chloe"))?.assignedAgentId === undefined);
});

test("closing goes on to the next conversation, and undoing brings the closed one back", async () => {
  const page = await office.open("/inbox");
  await row(page, "Sofía Reyes").click();
  await thread(page, "Sofía Reyes").waitFor();
  await page.keyboard.press("e");
  await thread(page, "Lena Vogel").waitFor();
  await page.getByText("Conversation closed").waitFor();
  await eventually(async () => (await held("sofia"))?.status === "closed");
  await page.getByRole("button", { name: "Undo" }).click();
  await row(page, "Sofía Reyes").waitFor();
  await eventually(async () => (await held("sofia"))?.status === "open");
});

test("a key that is held down does its work once, unless it moves through the list", async () => {
  const page = await office.open("/inbox?view=all");
  await row(page, "Lena Vogel").waitFor();
  await row(page, "Kenji Watanabe").click();
  await thread(page, "Kenji Watanabe").waitFor();
  for (let count = 0; count < 3; count++) await page.keyboard.down("e");
  await page.keyboard.up("e");
  await eventually(async () => (await held("kenji"))?.status === "closed");
  // What the page asked for before has been done once this is.
  const next = new URL(page.url()).searchParams.get("conversation");
  await page.keyboard.press("u");
  const agent = office.server.http(await office.shop.tokenOf(office.shop.agents.amara));
  await eventually(async () => (await agent.query(api.conversations.get, { id: next ?? "" }))?.unreadByAgent === 1);
  expect((await agent.query(api.conversations.get, { id: next ?? "" }))?.status).toBe("open");
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(async () => (await held("kenji"))?.status === "open");
  await row(page, "Omar Haddad").click();
  const opened = () => new URL(page.url()).searchParams.get("conversation");
  await page.keyboard.down("j");
  await expect.poll(opened, patience).not.toBe(office.shop.conversations.omar);
  const second = opened();
  await page.keyboard.down("j");
  await expect.poll(opened, patience).not.toBe(second);
  await page.keyboard.up("j");
});

test("a conversation is snoozed until a moment that is named or chosen, and shows until when", async () => {
  const page = await office.open("/inbox");
  await row(page, "Lena Vogel").click();
  await thread(page, "Lena Vogel").waitFor();
  await page.keyboard.press("z");
  await page.getByRole("option", { name: /Tomorrow/ }).click();
  await page.getByText("Conversation snoozed").waitFor();
  const snoozed = await eventually(async () => (await held("lena"))?.snoozedUntil);
  expect(snoozed - office.server.clock.now()).toBeGreaterThan(0);
  await views(page)
    .getByRole("link", { name: /Snoozed/ })
    .click();
  await row(page, "Lena Vogel").click();
  await thread(page, "Lena Vogel")
    .getByText(/^Snoozed/)
    .waitFor();
  await thread(page, "Lena Vogel").getByRole("button", { name: "Open" }).click();
  await eventually(async () => (await held("lena"))?.status === "open");
});

test("J and K move through the list, ? shows the keys, and the command menu finds every action", async () => {
  const page = await office.open("/inbox?view=all");
  await row(page, "Priya Raman").waitFor();
  await page.keyboard.press("j");
  const first = await eventually(() => new URL(page.url()).searchParams.get("conversation"));
  await page.keyboard.press("j");
  await expect.poll(() => new URL(page.url()).searchParams.get("conversation"), patience).not.toBe(first);
  await page.keyboard.press("k");
  await expect.poll(() => new URL(page.url()).searchParams.get("conversation"), patience).toBe(first);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).getByText("Next conversation").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search for an action").fill("snoo");
  await page
    .getByRole("option", { name: /Snooze/ })
    .first()
    .waitFor();
  await page.getByPlaceholder("Search for an action").fill("people");
  await page.getByRole("option", { name: "People", selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "People" }).waitFor();
});

test("rows are selected with Shift and closed together, and opened together again", async () => {
  const page = await office.open("/inbox?view=all");
  await row(page, "Kenji Watanabe").waitFor();
  const order = await page.getByRole("checkbox", { name: /^Select / }).count();
  expect(order).toBeGreaterThan(4);
  const boxes = page.getByRole("checkbox", { name: /^Select / });
  await boxes.nth(1).click({ force: true });
  await boxes.nth(3).click({ force: true, modifiers: ["Shift"] });
  const bar = page.getByRole("toolbar", { name: "Selected conversations" });
  await bar.getByText("3 selected").waitFor();
  await bar.getByRole("button", { name: "Close" }).click();
  await page.getByText("3 conversations closed").waitFor();
  await expect.poll(() => boxes.count(), patience).toBe(order - 3);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => boxes.count(), patience).toBe(order);
});

test("closing several with the open one among them goes on to one that stays", async () => {
  const page = await office.open("/inbox?view=all");
  await row(page, "Kenji Watanabe").waitFor();
  const rows = page.getByRole("region", { name: "Conversations" }).getByRole("listitem");
  await rows.nth(0).getByRole("link").click();
  const boxes = page.getByRole("checkbox", { name: /^Select / });
  await boxes.nth(0).click({ force: true });
  await boxes.nth(1).click({ force: true });
  const next = await rows.nth(2).getByRole("link").getAttribute("href");
  await page.getByRole("toolbar").getByRole("button", { name: "Close" }).click();
  await page.getByText("2 conversations closed").waitFor();
  const idIn = (address: string | null) => new URL(address ?? "", page.url()).searchParams.get("conversation");
  await expect.poll(() => idIn(page.url()), patience).toBe(idIn(next));
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(async () => (await boxes.count()) > 10);
});

test("a conversation that was marked as unread stays so while it is open, until something new comes", async () => {
  const page = await office.open("/inbox");
  await row(page, "Priya Raman").click();
  await eventually(async () => (await held("priya"))?.unreadByAgent === 0);
  await page.keyboard.press("u");
  await eventually(async () => (await held("priya"))?.unreadByAgent === 1);
  await row(page, "Priya Raman").getByText("1 unread").waitFor();
  await write("priya", "One more thing!");
  await thread(page, "Priya Raman").getByText("One more thing!").waitFor();
  await eventually(async () => (await held("priya"))?.unreadByAgent === 0);
});

test("colleagues see who else looks at a conversation, and the visitor's typing", async () => {
  const amara = await office.open("/inbox");
  await row(amara, "Priya Raman").click();
  const id = office.shop.conversations.priya ?? "";
  await office.open(`/inbox?view=all&conversation=${id}`, { as: "jonas" });
  await thread(amara, "Priya Raman").getByRole("button", { name: "Also looking: Jonas Weber" }).waitFor();
  const { sessionToken = "" } = office.shop.visitors.priya ?? {};
  await office.server.http().mutation(api.conversations.setTyping, { id, isTyping: true, sessionToken });
  await thread(amara, "Priya Raman").getByText("Priya Raman is typing").waitFor();
});

test("going to another workspace leaves what was open in the one before", async () => {
  const agent = await office.server.people.agent(office.shop.workspaceId, { name: "Olga" });
  const owner = office.server.http((await office.server.people.renew(agent)).token);
  await owner.mutation(api.workspaces.create, { name: "Elsewhere" });
  await owner.mutation(api.auth.switchWorkspace, { workspaceId: office.shop.workspaceId });
  const page = await office.open(`/inbox?view=all&conversation=${office.shop.conversations.priya}`, { agent });
  await thread(page, "Priya Raman").waitFor();
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "Elsewhere" }).click();
  await page.getByText("Nothing is waiting for you").waitFor();
  await page.getByText("All quiet here").waitFor();
  expect(new URL(page.url()).search).toBe("");
});

test("a conversation of another workspace, or none at all, is not here", async () => {
  const { workspaceId } = await office.server.people.workspace("Elsewhere");
  const stranger = await office.server.people.visitor(workspaceId);
  const { conversationId } = await office.server.http().mutation(api.conversations.start, {
    workspaceId,
    sessionToken: stranger.sessionToken,
    content: "Secret",
    clientMessageId: "one",
  });
  const page = await office.open(`/inbox?conversation=${conversationId}`);
  await page.getByText("This conversation is not here").waitFor();
  expect(await page.getByText("Secret").count()).toBe(0);
  await page.goto(`${office.server.url}/app/inbox?conversation=none`);
  await page.getByText("This conversation is not here").waitFor();
  // The console notes that it is no id.
  page.complaints.splice(0);
});
