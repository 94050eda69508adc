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

test("the marketplace's switches and images are set, and what the shop has sent is counted", async () => {
  const page = await mall.open("/settings/marketplace", mall.place.admin);
  await page.getByRole("list", { name: "From your shop" }).getByText("Products").waitFor();
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
  await row.getByRole("button", { name: "Replace…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Replace" }).click();
  await key.waitFor();
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
