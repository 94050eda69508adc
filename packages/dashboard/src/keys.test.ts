import { generateKeyPairSync } from "node:crypto";
import { api } from "@foyer/sdk";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { picture } from "./testing/dashboardPage.ts";
import { type Mall, openMall } from "./testing/mall.ts";

let mall: Mall;

beforeAll(async () => {
  mall = await openMall();
}, 120_000);
afterEach(() => mall.closePages());
afterAll(() => mall?.close());

test("the marketplace's switches and images are set", async () => {
  const page = await mall.open("/settings/marketplace", mall.place.admin);
  await page.getByRole("switch", { name: "Customers may write to stores" }).click();
  await page.getByRole("checkbox", { name: "GIF" }).click();
  const { workspaceId } = mall.place;
  await eventually(async () => {
    const settings = await mall.server.http(mall.place.admin).query(api.marketplaceSettings.get, { workspaceId });
    return !settings.directMessagingEnabled && !settings.allowedImageTypes.includes("image/gif");
  });
  await picture(page, "settings-marketplace");
  await checkAccessibility(page);
});

test("an API key is shown once, replaced and revoked", async () => {
  const page = await mall.open("/settings/api-keys", mall.place.admin);
  await page.getByLabel("Name", { exact: true }).fill("Warehouse");
  await page.getByRole("checkbox", { name: /^Read stores/ }).click();
  await page.getByRole("button", { name: "Make a key" }).click();
  const key = page.getByRole("textbox", { name: "Key", exact: true });
  await key.waitFor();
  expect(await key.inputValue()).toMatch(/^fk_live_/);
  await picture(page, "settings-api-keys");
  await checkAccessibility(page);
  await page.reload();
  const row = page.getByRole("list", { name: "API keys" }).getByRole("listitem").filter({ hasText: "Warehouse" });
  await row.getByText("never used").waitFor();
  expect(await key.count()).toBe(0);
  await row.getByRole("button", { name: "Replace… Warehouse" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Replace" }).click();
  await key.waitFor();
  await row.getByText("The key before it is good for a while yet").waitFor();
  await row.getByRole("button", { name: "Revoke…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await row.getByText("Revoked").waitFor();
});

test("a signing key is shown once and revoked", async () => {
  const page = await mall.open("/settings/signing-keys", mall.place.admin);
  await page.getByLabel("Name of a new key").fill("Storefront");
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByRole("textbox", { name: "Signing key", exact: true }).waitFor();
  const row = page.getByRole("list", { name: "Signing keys" }).getByRole("listitem").filter({ hasText: "Storefront" });
  await row.getByRole("button", { name: "Revoke…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await row.getByText("Revoked").waitFor();
  await checkAccessibility(page);
});

test("a public key is pasted, told apart from a wrong one, and replaced by the next one while it is good", async () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const next = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const page = await mall.open("/settings/signing-keys", mall.place.admin);
  await page.getByLabel("Name of a new key").fill("Backend");
  await page.getByRole("combobox", { name: "Signed with" }).click();
  await page.getByRole("option", { name: /^RS256/ }).click();
  const field = page.getByRole("textbox", { name: "Public key", exact: true });
  await field.fill(rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByText("This is a private key. Foyer needs the public one only.").waitFor();
  await picture(page, "settings-signing-keys-wrong");
  await field.fill(JSON.stringify(rsa.publicKey.export({ format: "jwk" })));
  await page.getByRole("button", { name: "Make a key" }).click();
  const made = page.getByRole("textbox", { name: "Key id", exact: true });
  await made.waitFor();
  const kid = (await made.inputValue()).replace("kid ", "");
  const list = page.getByRole("list", { name: "Signing keys" });
  const row = list.getByRole("listitem").filter({ hasText: kid });
  await row.getByRole("button", { name: "Replace… Backend" }).click();
  const dialog = page.getByRole("dialog", { name: "Replace Backend" });
  await dialog.getByRole("textbox", { name: "Public key" }).fill("nonsense");
  await dialog.getByRole("button", { name: "Replace", exact: true }).click();
  await dialog.getByText("This is not a public key in PEM").waitFor();
  const pem = next.publicKey.export({ type: "spki", format: "pem" }).toString();
  await dialog.getByRole("textbox", { name: "Public key" }).fill(pem);
  await dialog.getByRole("button", { name: "Replace", exact: true }).click();
  // The console notes both refusals.
  expect(page.complaints.splice(0).filter((text) => !/private key|not a public key/.test(text))).toEqual([]);
  await row.getByText("Another key took its place; its tokens are refused").waitFor();
  await list.getByText("Public key").first().click();
  await page.getByRole("textbox", { name: "Public key of Backend" }).first().waitFor();
  await picture(page, "settings-signing-keys");
  await checkAccessibility(page);
});

test("a personal token is shown once, found by its person and revoked, and all of a person's end at once", async () => {
  const { tokenOf, commerce } = mall.place;
  await commerce("upsertCustomer", { externalId: "lena.brandt", name: "Lena Brandt" });
  const page = await mall.open("/settings/personal-tokens", mall.place.admin);
  await page.getByText("No personal tokens yet").waitFor();
  await picture(page, "settings-personal-tokens-empty");
  await page.getByLabel("Person", { exact: true }).fill("lena.brandt");
  await page.getByLabel("What it is for").fill("Phone");
  await page.getByRole("combobox", { name: "Good for" }).click();
  await page.getByRole("option", { name: "90 days" }).click();
  await page.getByRole("button", { name: "Make a token" }).click();
  const token = page.getByRole("textbox", { name: "Token", exact: true });
  await token.waitFor();
  const lena = await token.inputValue();
  const unread = () => mall.server.http(lena).query(api.shared.chat.getUnreadCount, {});
  expect(await unread()).toBe(0);
  const row = page.getByRole("list", { name: "Personal tokens" }).getByRole("listitem");
  await row.filter({ hasText: "Lena Brandt · Phone" }).getByText("last used").waitFor();
  await picture(page, "settings-personal-tokens");
  await checkAccessibility(page);
  await page.getByRole("searchbox", { name: "Search by person or name" }).fill("nobody");
  await page.getByText("Nobody with this name or id has a token.").waitFor();
  await page.getByRole("searchbox", { name: "Search by person or name" }).fill("lena");
  await row.getByRole("button", { name: "Revoke…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await row.getByText("Revoked").waitFor();
  await expect(unread()).rejects.toThrow();

  const signed = tokenOf("lena.brandt");
  await page.getByLabel("Their id in your own shop").last().fill("lena.brandt");
  await page.getByRole("button", { name: "End access…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End access" }).click();
  await page.getByText("The tokens of lena.brandt are no longer good").waitFor();
  await expect(mall.server.http(signed).query(api.shared.chat.getUnreadCount, {})).rejects.toThrow();
});
