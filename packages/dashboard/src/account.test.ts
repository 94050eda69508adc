import { api } from "@foyer/sdk";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import type { Page } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { givePassword } from "@foyer/testing/givePassword.ts";
import type { Agent } from "@foyer/testing/people.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { patience } from "./testing/office.ts";
import { inbox, openReception, otherThan, type Reception } from "./testing/reception.ts";

const password = "correct horse battery";

let reception: Reception;

beforeAll(async () => {
  reception = await openReception();
}, 120_000);
afterEach(() => reception.closePages());
afterAll(() => reception?.close());

/** A workspace of Alice's with Bob in it. */
async function team() {
  const { workspaceId, alice } = await reception.server.people.workspace("Harbour");
  return { workspaceId, alice, bob: await reception.server.people.agent(workspaceId) };
}

const withPassword = (agent: Agent) => givePassword(reception, agent, password);

const signInForm = (page: Page) => page.getByRole("heading", { name: "Sign in" }).waitFor();

test("the e-mail address moves with the password and the code that goes to the new one", async () => {
  const { bob } = await team();
  const page = await reception.open("/settings/profile", { as: await withPassword(bob) });
  await page.getByRole("button", { name: "Change…" }).click();
  const dialog = page.getByRole("dialog", { name: "Change e-mail address" });
  const moved = `moved.${bob.email}`;
  await dialog.getByLabel("New address").fill(moved);
  await dialog.getByLabel("Your password").fill("a wrong password");
  await dialog.getByRole("button", { name: "Send me a code" }).click();
  await dialog.getByText("The password is not right").waitFor();
  await dialog.getByLabel("Your password").fill(password);
  const code = await reception.codeAfter(moved, () => dialog.getByRole("button", { name: "Send me a code" }).click());
  await dialog.getByLabel(`Code sent to ${moved}`).fill(otherThan(code));
  await dialog.getByRole("button", { name: "Change address" }).click();
  await dialog.getByText("The code is not right").waitFor();
  await checkAccessibility(page);
  await dialog.getByLabel(`Code sent to ${moved}`).fill(code);
  await dialog.getByRole("button", { name: "Change address" }).click();
  await page.getByText(`You sign in as ${moved} from now on`).waitFor();
  await expect.poll(() => page.getByText(moved, { exact: true }).count(), patience).toBe(1);
});

test("another password signs out every other device, and is refused without the right one", async () => {
  const { bob } = await team();
  const elsewhere = await reception.open("/inbox", { as: bob });
  const here = await withPassword(bob);
  await signInForm(elsewhere);
  const phone = await reception.open("/sign-in");
  await phone.getByLabel("E-mail").fill(bob.email);
  await phone.getByLabel("Password").fill(password);
  await phone.getByRole("button", { name: "Sign in", exact: true }).click();
  await inbox(phone);

  const page = await reception.open("/settings/security", { as: here });
  await page.getByLabel("Current password").fill("a wrong password");
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("A password needs 8 to 200 characters").waitFor();
  await page.getByLabel("New password").fill("another long password");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("The password is not right").waitFor();
  await checkAccessibility(page);
  await page.getByLabel("Current password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("Your password was changed").waitFor();
  expect(await page.getByLabel("Current password").inputValue()).toBe("");
  await signInForm(phone);
});

test("who signs in with codes is led to where a first password is set", async () => {
  const { bob } = await team();
  const page = await reception.open("/settings/security", { as: bob });
  await page.getByRole("link", { name: "Choose one" }).click();
  await page.getByRole("heading", { name: "Choose a password" }).waitFor();
  expect(await page.getByLabel("E-mail").inputValue()).toBe(bob.email);
  const code = await reception.codeAfter(bob.email, () => page.getByRole("button", { name: "Send me a code" }).click());
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set password" }).click();
  await inbox(page);
  const user = await reception.server
    .http(bob.token)
    .query(api.auth.currentUser, {})
    .catch(() => "signed out");
  expect(user).toBe("signed out");
});

test("devices are listed as they sign in, and signed out one by one or all at once", async () => {
  const { bob } = await team();
  const page = await reception.open("/settings/security", { as: bob });
  await page.getByText("This device").waitFor();
  const devices = page.getByRole("list", { name: "Devices" }).getByRole("listitem");
  expect(await devices.count()).toBe(1);
  const phone = await reception.open("/sign-in", {
    userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
  });
  await signInByCode(phone, bob);
  await devices
    .filter({ hasText: "Safari on iPhone" })
    .getByRole("button", { name: /Sign out/ })
    .click();
  await signInForm(phone);
  await expect.poll(() => devices.count(), patience).toBe(1);
  await signInByCode(phone, bob);
  await expect.poll(() => devices.count(), patience).toBe(2);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByText("Signed out on one device").waitFor();
  await signInForm(phone);
  await checkAccessibility(page);
});

test("preferences hold on this device, and notifications only where the browser allows them", async () => {
  const { bob } = await team();
  const page = await reception.open("/settings/preferences", { as: bob });
  await page.getByRole("button", { name: "Dark" }).click();
  await page.getByRole("switch", { name: "Play a sound" }).click();
  await page.getByRole("switch", { name: "Enter sends" }).click();
  await page.getByRole("switch", { name: "Show notifications" }).click();
  const told = page.getByRole("region", { name: "Notifications" });
  await told.getByText("Your browser does not allow notifications of this page.").waitFor();
  await page.addInitScript(allowNotifications);
  await page.reload();
  await page.getByRole("switch", { name: "Show notifications" }).click();
  await page.getByRole("switch", { name: "Show notifications", checked: true }).waitFor();
  await page.reload();
  await page.getByRole("switch", { name: "Show notifications", checked: true }).waitFor();
  await page.getByRole("switch", { name: "Play a sound", checked: false }).waitFor();
  await page.getByRole("switch", { name: "Enter sends", checked: true }).waitFor();
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  await checkAccessibility(page);
});

test("an account is closed with the password: every device is signed out, and the address is free", async () => {
  const { workspaceId, alice, bob } = await team();
  const here = await withPassword(bob);
  const page = await reception.open("/settings/profile", { as: here });
  const elsewhere = await reception.open("/inbox", { as: here });
  await inbox(elsewhere);
  await page.getByRole("button", { name: "Close account…" }).click();
  const dialog = page.getByRole("dialog", { name: "Close your account?" });
  await dialog.getByLabel("Your password").fill("a wrong password");
  await dialog.getByRole("button", { name: "Close account" }).click();
  await dialog.getByText("The password is not right").waitFor();
  await checkAccessibility(page);
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Close account" }).click();
  await page.getByText("Your account was closed").waitFor();
  await signInForm(page);
  await signInForm(elsewhere);
  const members = await reception.server.http(alice.token).query(api.workspaceMembers.listByWorkspace, { workspaceId });
  expect(members.map(({ name }) => name)).toEqual(["Alice"]);
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Your name").fill("Robert");
  await page.getByLabel("Workspace").fill("Boats");
  await page.getByLabel("E-mail").fill(bob.email);
  await page.getByLabel("Password").fill("another long password");
  await eventually(() =>
    reception.trap.mails.some((mail) => mail.to.includes(bob.email) && /was closed/.test(mail.subject)),
  );
  const code = await reception.codeAfter(bob.email, () => page.getByRole("button", { name: "Create account" }).click());
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("heading", { name: "Profile" }).waitFor();
});

test("an account without a password is closed with a code by e-mail", async () => {
  const { bob } = await team();
  const page = await reception.open("/settings/profile", { as: bob });
  await page.getByRole("button", { name: "Close account…" }).click();
  const dialog = page.getByRole("dialog", { name: "Close your account?" });
  const code = await reception.codeAfter(bob.email, () =>
    dialog.getByRole("button", { name: "Send me a code" }).click(),
  );
  await dialog.getByLabel(`Code sent to ${bob.email}`).fill(otherThan(code));
  await dialog.getByRole("button", { name: "Close account" }).click();
  await dialog.getByText("The code is not right").waitFor();
  await dialog.getByLabel(`Code sent to ${bob.email}`).fill(code);
  await dialog.getByRole("button", { name: "Close account" }).click();
  await page.getByText("Your account was closed").waitFor();
  await signInForm(page);
});

test("the owner of a workspace is told to hand it over first, and shown where", async () => {
  const { alice } = await team();
  const page = await reception.open("/settings/profile", { as: alice });
  await page.getByRole("button", { name: "Close account…" }).click();
  const dialog = page.getByRole("dialog", { name: "Close your account?" });
  await dialog.getByText("You own Harbour.").waitFor();
  await checkAccessibility(page);
  await dialog.getByRole("link", { name: "Go to team and roles" }).click();
  await page.getByRole("heading", { name: "Team and roles" }).waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
});

test("who was removed from their only workspace joins or makes another, or closes their account", async () => {
  const { workspaceId, alice, bob } = await team();
  const page = await reception.open("/inbox", { as: bob });
  await inbox(page);
  const as = reception.server.http(alice.token);
  const members = await as.query(api.workspaceMembers.listByWorkspace, { workspaceId });
  const membership = members.find(({ userId }) => userId === bob.userId);
  await as.mutation(api.workspaceMembers.remove, { membershipId: membership?._id ?? "" });
  await page.getByRole("heading", { name: "Where do you work?" }).waitFor();
  await as.action(api.workspaceMembers.inviteToWorkspace, { workspaceId, email: bob.email, role: "viewer" });
  await page.getByText("Alice invited you").waitFor();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Join" }).click();
  await inbox(page);

  const { bob: ben } = await team();
  const other = await reception.open("/inbox", { as: ben });
  await reception.server.http(ben.token).mutation(api.workspaceMembers.leave, { workspaceId: await workspaceOf(ben) });
  const code = await reception.codeAfter(ben.email, async () => {
    await other.getByRole("button", { name: "Close account…" }).click();
    await other.getByRole("dialog").getByRole("button", { name: "Send me a code" }).click();
  });
  await other.getByLabel(`Code sent to ${ben.email}`).fill(code);
  await other.getByRole("dialog").getByRole("button", { name: "Close account" }).click();
  await signInForm(other);
});

async function workspaceOf({ token }: Agent): Promise<string> {
  return eventually(async () => (await reception.server.http(token).query(api.auth.currentUser, {}))?.workspaceId);
}

async function signInByCode(page: Page, { email }: Agent): Promise<void> {
  await page.getByRole("button", { name: "Sign in with a code by e-mail" }).click();
  await page.getByLabel("E-mail").fill(email);
  const code = await reception.codeAfter(email, () => page.getByRole("button", { name: "Send me a code" }).click());
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await inbox(page);
}

/** Runs in the page: headless browsers allow no notifications, whatever they are told. */
function allowNotifications(): void {
  Object.defineProperty(Notification, "permission", { get: () => "granted" });
  Notification.requestPermission = async () => "granted";
}
