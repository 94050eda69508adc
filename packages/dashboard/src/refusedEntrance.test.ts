import { api } from "@foyer/sdk";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import { givePassword } from "@foyer/testing/givePassword.ts";
import { afterAll, afterEach, beforeAll, test } from "vitest";
import { phone } from "./testing/dashboardPage.ts";
import { inbox, openReception, pathOf, type Reception } from "./testing/reception.ts";

const WEEK_MS = 7 * 86_400_000;

let reception: Reception;

beforeAll(async () => {
  reception = await openReception({ limitFactor: 1, signUp: "invite-only" });
}, 120_000);
afterEach(() => reception.closePages());
afterAll(() => reception?.close());

/** A workspace whose owner has invited somebody; the path is that of the link in the mail. */
async function invite(email: string) {
  const { workspaceId, alice } = await reception.server.people.workspace("Harbour");
  const owner = reception.server.http(alice.token);
  const invitation = { workspaceId, email, role: "agent" as const };
  const { invitationId } = await owner.action(api.workspaceMembers.inviteToWorkspace, invitation);
  return { workspaceId, owner, alice, invitationId, path: pathOf((await reception.trap.mailTo(email)).link) };
}

test("a stranger is told that one signs up by invitation, and which field is not right before that", async () => {
  await reception.server.people.workspace();
  const page = await reception.open("/sign-up", phone);
  await page.getByLabel("E-mail").fill("no address");
  await page.getByLabel("Password").fill("a long password");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("This is not an e-mail address").waitFor();
  await page.getByLabel("E-mail").fill("stranger@example.com");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("A password needs 8 to 200 characters").waitFor();
  await page.getByLabel("Password").fill("a long password");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("alert").getByText("Sign-up is by invitation only").waitFor();
  await checkAccessibility(page);
});

test("an invitation that does not exist, was withdrawn or is too old says so", async () => {
  const page = await reception.open("/invite?invitation=inv_unknown");
  await page.getByText("This invitation does not exist.").waitFor();
  const { owner, invitationId, path } = await invite("first@harbour.example");
  const invited = await reception.open(path);
  await invited.getByRole("heading", { name: "Join Harbour" }).waitFor();
  await checkAccessibility(invited);
  await owner.mutation(api.workspaceMembers.cancelInvitation, { invitationId });
  await invited.getByText("This invitation was withdrawn.").waitFor();
  const { path: other } = await invite("second@harbour.example");
  reception.server.clock.advance(WEEK_MS + 1);
  const late = await reception.open(other);
  await late.getByText("This invitation is too old. Ask for a new one.").waitFor();
  await checkAccessibility(late);
  await late.getByRole("link", { name: "Go to signing in" }).click();
  await late.getByRole("heading", { name: "Sign in" }).waitFor();
});

test("an invitation for another address is accepted once its own account is signed in", async () => {
  const { path, alice } = await invite("third@harbour.example");
  const page = await reception.open(path, { as: await reception.server.people.renew(alice) });
  await page.getByText(`for third@harbour.example, and you are signed in as ${alice.email}`).waitFor();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Sign out and go on" }).click();
  await page.getByLabel("Your name").fill("Theo Third");
  await page.getByLabel("Password").fill("a password of mine");
  await page.getByRole("button", { name: "Join" }).click();
  await inbox(page);
});

test("signing in waits for the network and says so", async () => {
  const { workspaceId } = await reception.server.people.workspace();
  const agent = await reception.server.people.agent(workspaceId);
  await givePassword(reception, agent, "correct horse battery");
  const page = await reception.open("/sign-in");
  await page.getByLabel("E-mail").fill(agent.email);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText("You are offline.").waitFor();
  await checkAccessibility(page);
  await page.context().setOffline(false);
  await inbox(page);
});

test("who tries one password after another is told to wait, and how long", async () => {
  const page = await reception.open("/sign-in");
  await page.getByLabel("E-mail").fill("somebody@example.com");
  const told = page.getByRole("alert").getByText(/Too many requests. Try again in \d+ s/);
  await page.getByLabel("Password").fill("a guess");
  while (!(await told.isVisible())) {
    await page.getByRole("button", { name: "Sign in", exact: true, disabled: false }).click();
    await page.getByRole("alert").waitFor();
  }
  await checkAccessibility(page);
});
