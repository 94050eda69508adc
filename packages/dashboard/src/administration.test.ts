import { api } from "@foyer/sdk";
import { eventually } from "@foyer/testing/eventually.ts";
import { expect, test } from "vitest";
import type { DashboardPage } from "./testing/dashboardPage.ts";
import { type OpenOffice, officeForAll, patience } from "./testing/office.ts";
import { makePng } from "./testing/png.ts";

const office = officeForAll();

const asOwner = async () => {
  const agent = office.shop.agents.amara;
  return office.server.http(await office.shop.tokenOf(agent));
};

/** Opens a page of settings. */
async function settings(
  name: string,
  heading: string,
  options: Parameters<OpenOffice["open"]>[1] = {},
): Promise<DashboardPage> {
  const page = await office.open(`/settings/${name}`, options);
  await page.getByRole("heading", { name: heading, exact: true }).first().waitFor();
  return page;
}

test("visitors are found by a piece of their name, and shown with what is known and what they wrote", async () => {
  const page = await office.open("/people");
  await page.getByRole("searchbox", { name: /Search name/ }).fill("ing sol");
  await expect.poll(() => page.getByRole("button", { name: /@/ }).count(), patience).toBe(1);
  await page.getByRole("button", { name: /Ingrid Solheim/ }).click();
  const pane = page.getByRole("complementary", { name: "Visitor" });
  await pane.getByText("Bergen, Norway").waitFor();
  await pane.getByText("Fjordkontor AS").waitFor();
  await pane.getByRole("link", { name: /Delivery in the first week/ }).click();
  await page.getByRole("log", { name: "Messages" }).getByText("forty of the large kentia palms").waitFor();
});

test("going to People anew empties the search", async () => {
  const page = await office.open("/people");
  const search = page.getByRole("searchbox", { name: /Search name/ });
  await search.fill("ing sol");
  await expect.poll(() => page.getByRole("button", { name: /@/ }).count(), patience).toBe(1);
  await page.getByRole("link", { name: "People" }).click();
  await page.getByRole("button", { name: /Priya Raman/ }).waitFor();
  await expect.poll(() => search.inputValue(), patience).toBe("");
});

test("who is on the site shows within seconds", async () => {
  const page = await office.open("/people?presence=online");
  await page.getByText("Nobody is on your site now").waitFor();
  const { visitorId = "", sessionToken = "" } = office.shop.visitors.omar ?? {};
  const heartbeat = {
    visitorId,
    sessionToken,
    origin: "https://fieldandfern.example",
    currentUrl: "https://fieldandfern.example/ferns",
  };
  await office.server.http().mutation(api.visitors.heartbeat, heartbeat);
  await page.getByRole("button", { name: /Omar Haddad.*Online/ }).waitFor();
});

test("a visitor is corrected, written to, and erased", async () => {
  const page = await office.open("/people?search=golden%20nobody");
  await page.getByText("Nobody is found by “golden nobody”").waitFor();
  await page.getByRole("button", { name: "Clear search" }).click();
  await page.getByRole("button", { name: /Chloe Nguyen/ }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByLabel("E-mail").fill("chloe@example.com");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  const pane = page.getByRole("complementary", { name: "Visitor" });
  await pane.getByRole("link", { name: "chloe@example.com" }).waitFor();
  await pane.getByRole("button", { name: "Write" }).click();
  await page.getByRole("dialog").getByLabel("Message").fill("The fern you asked for is back.");
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await page.getByRole("log", { name: "Messages" }).getByText("The fern you asked for is back.").waitFor();
  const visitor = office.shop.visitors.gabriel?.visitorId ?? "";
  await page.goto(`${office.server.url}/app/people?visitor=${visitor}`);
  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Erase everything" }).click();
  await page.getByText("Gabriel Souza was erased").waitFor();
  expect(await (await asOwner()).query(api.visitors.get, { id: visitor })).toBeNull();
});

test("a setting is found by its words and leads to its page", async () => {
  const page = await settings("profile", "Profile");
  await page.getByRole("searchbox", { name: "Search settings" }).fill("hmac");
  await page.getByRole("link", { name: "Identity verification" }).click();
  await page.getByRole("heading", { name: "Identity verification" }).waitFor();
});

test("one's name and picture change everywhere at once", async () => {
  const page = await settings("profile", "Profile");
  await page.getByRole("textbox", { name: "Name" }).fill("Amara N. Okafor");
  await page.getByRole("button", { name: "Save" }).click();
  await page
    .getByLabel("Picture", { exact: true })
    .setInputFiles({ name: "me.png", mimeType: "image/png", buffer: makePng(120, 120) });
  await page.getByRole("button", { name: "Remove" }).waitFor();
  const me = await (await asOwner()).query(api.auth.currentUser, {});
  expect(me?.name).toBe("Amara N. Okafor");
  expect(me?.avatarUrl).toMatch(/^\/files|^http/);
});

test("a teammate is invited, the mail is kept where there is no mail server, and the invitation is withdrawn", async () => {
  const page = await settings("team", "Team and roles");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("dialog").getByLabel("E-mail").fill("lin@example.com");
  await page.getByRole("dialog").getByRole("button", { name: "Invite" }).click();
  await page.getByRole("list", { name: "Invitations" }).getByText("lin@example.com").waitFor();
  await page.getByRole("link", { name: "Outgoing mail" }).click();
  await page.getByRole("list", { name: "Mail" }).getByRole("button").first().click();
  await page
    .getByRole("dialog")
    .getByRole("link", { name: /\/app\/invite\?invitation=/ })
    .waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Team and roles" }).click();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect.poll(() => page.getByRole("list", { name: "Invitations" }).count(), patience).toBe(0);
});

test("roles and single permissions are given and taken, and hold at once for whoever has them", async () => {
  const jonas = await office.open("/inbox", { as: "jonas" });
  const page = await settings("team", "Team and roles");
  await page.getByRole("button", { name: "More about Jonas Weber" }).click();
  await page.getByRole("menuitem", { name: "Permissions…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "Change snippets" }).click();
  await dialog.getByRole("checkbox", { name: "Audit log" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("Own permissions").waitFor();
  await jonas.getByRole("link", { name: "Settings" }).click();
  await jonas.getByRole("link", { name: "Audit log" }).waitFor();
  await page.getByRole("combobox", { name: "Role of Jonas Weber" }).click();
  await page.getByRole("option", { name: /Viewer/ }).click();
  await expect.poll(() => jonas.getByRole("link", { name: "Team and roles" }).count(), patience).toBe(1);
  const members = await (await asOwner()).query(api.workspaceMembers.listByWorkspace, {
    workspaceId: office.shop.workspaceId,
  });
  await eventually(() => members.some(({ name }) => name === "Jonas Weber"));
});

test("the look of the messenger is changed and its picture follows before it is saved", async () => {
  const page = await settings("messenger", "Look");
  const preview = page.getByRole("figure", { name: "Preview of the messenger" });
  await page.getByRole("textbox", { name: "Welcome" }).fill("Ask us about ferns");
  await preview.getByText("Ask us about ferns").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Left" }).click();
  await page.getByRole("textbox", { name: "Accent", exact: true }).fill("#7a2e5d");
  await page.getByRole("textbox", { name: "Accent", exact: true }).press("Enter");
  const { workspaceId } = office.shop;
  await eventually(async () => {
    const look = await office.server.http().query(api.messengerSettings.getPublicSettings, { workspaceId });
    return (
      look.welcomeMessage === "Ask us about ferns" &&
      look.launcherPosition === "left" &&
      look.primaryColor === "#7a2e5d"
    );
  });
});

test("origins, office hours, automation and verification are set, and the log says who did it", async () => {
  const page = await settings("install", "Install");
  await page.getByRole("textbox", { name: "Code" }).waitFor();
  await page.getByLabel("Another origin").fill("not an origin");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("not an origin is neither an origin").waitFor();
  page.complaints.splice(0);
  await page.getByLabel("Another origin").fill("https://fieldandfern.example");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByRole("list", { name: "Allowed origins" }).getByText("https://fieldandfern.example").waitFor();
  await page.getByRole("link", { name: "Office hours" }).click();
  await page.getByRole("switch", { name: "Keep office hours" }).click();
  await page.getByRole("list", { name: "Hours" }).getByText("Monday").waitFor();
  await page.getByRole("link", { name: "Automation" }).click();
  await page.getByRole("switch", { name: "Show the usual reply time" }).click();
  await page.getByRole("link", { name: "Identity verification" }).click();
  await page.getByRole("switch", { name: "Verify identities" }).click();
  await page.getByRole("textbox", { name: "Secret" }).waitFor();
  await page.getByRole("link", { name: "Audit log" }).click();
  await page
    .getByRole("list", { name: "Entries" })
    .getByText(/identity/i)
    .first()
    .waitFor();
  const { workspaceId } = office.shop;
  expect(await (await asOwner()).query(api.officeHours.get, { workspaceId })).toMatchObject({ enabled: true });
  expect(await (await asOwner()).query(api.automationSettings.getOrCreate, { workspaceId })).toMatchObject({
    showReplyTimeEnabled: true,
  });
});

test("a code is copied where the page has no clipboard of its own, as without TLS", async () => {
  const page = await settings("install", "Install");
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.reload();
  await page.getByRole("button", { name: "Copy code" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const code = await page.getByRole("textbox", { name: "Code" }).inputValue();
  await page.getByLabel("Another origin").focus();
  await page.keyboard.press("ControlOrMeta+v");
  expect(await page.getByLabel("Another origin").inputValue()).toBe(code);
});

test("a page whose code could not be fetched, as after an update of the server, is there after trying again", async () => {
  const page = await settings("profile", "Profile");
  await page.route("**/assets/SecurityPage*", (route) => route.abort());
  await page.getByRole("link", { name: "Password and devices" }).click();
  await page.getByText("This screen stopped working").waitFor();
  await page.unroute("**/assets/SecurityPage*");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("list", { name: "Devices" }).waitFor();
  // The console notes what was missing.
  page.complaints.splice(0);
});

test("an agent is offered only the settings of their role", async () => {
  const page = await settings("profile", "Profile", { as: "mei" });
  await page.getByRole("link", { name: "Team and roles" }).waitFor();
  expect(await page.getByRole("link", { name: "Audit log" }).count()).toBe(0);
  await page.goto(`${office.server.url}/app/settings/identity`);
  await page.getByText("This setting is not for your role, or does not exist").waitFor();
});
