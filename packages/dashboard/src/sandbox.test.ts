import { api } from "@foyer/sdk";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import type { Page } from "@foyer/testing/browser.ts";
import { goodClaims, makeHostKey, signHostToken } from "@foyer/testing/keys.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { desk, laptop, phone, picture } from "./testing/dashboardPage.ts";
import { type Mall, openMall } from "./testing/mall.ts";

let mall: Mall;

beforeAll(async () => {
  mall = await openMall();
}, 120_000);
afterEach(() => mall.closePages());
afterAll(() => mall?.close());

const banner = (page: Page) => page.getByRole("complementary", { name: "Sandbox" });

/** What a host tries out with a test key: a store, and a customer who writes to it. */
async function tryOut(key: string): Promise<void> {
  const { workspaceId, admin } = mall.place;
  const { server } = mall;
  const backend = server.http(key);
  await backend.mutation(api.commerce.upsertStore, { workspaceId, externalId: "try", name: "Try-out store" });
  const order = { externalId: "o", storeExternalId: "try", customerExternalId: "tess", status: "paid" };
  await backend.mutation(api.commerce.upsertOrder, { workspaceId, ...order, totalAmount: 1, orderDate: 1 });
  const hostKey = await makeHostKey(server, { workspaceId, token: admin, isSandbox: true });
  const tess = server.http(signHostToken(hostKey, goodClaims("tess", { name: "Tess Trial" })));
  const { conversationId } = await tess.mutation(api.shared.chat.createOrGetConversation, {});
  await tess.mutation(api.shared.chat.sendMessage, { conversationId, content: "Does this work?" });
}

test("a test key opens the sandbox, whose conversations are answered there, until it is cleared", async () => {
  await mall.write("Lena Brandt", ["A real question"]);
  const page = await mall.open("/settings/sandbox", mall.place.admin);
  await page.getByText("There is no sandbox yet").waitFor();
  await picture(page, "sandbox-none");
  await page.goto(`${mall.server.url}/app/settings/api-keys`);
  await page.getByLabel("Name", { exact: true }).fill("Staging");
  await page.getByRole("checkbox", { name: /^Send stores/ }).click();
  await page.getByRole("checkbox", { name: /^Test key/ }).click();
  await page.getByRole("combobox", { name: "Good for" }).click();
  await page.getByRole("option", { name: "30 days" }).click();
  await page.getByRole("button", { name: "Make a key" }).click();
  const shown = page.getByRole("textbox", { name: "Key", exact: true });
  await shown.waitFor();
  const key = await shown.inputValue();
  expect(key).toMatch(/^fk_test_/);
  const row = page.getByRole("list", { name: "API keys" }).getByRole("listitem").filter({ hasText: "Staging" });
  await row.getByText(/expires/).waitFor();
  await picture(page, "sandbox-test-key");
  await tryOut(key);

  await page.goto(`${mall.server.url}/app/settings/sandbox`);
  await page.getByRole("definition").first().getByText("1", { exact: true }).waitFor();
  await checkAccessibility(page);
  await picture(page, "sandbox-full");
  await page.getByRole("button", { name: "Go to the sandbox" }).click();
  await banner(page).getByText("No mail and no push leaves.").waitFor();
  expect(await page.getByRole("link", { name: "API keys" }).count()).toBe(0);
  await page
    .getByRole("navigation", { name: "Places" })
    .getByRole("link", { name: /Stores/ })
    .click();
  const list = page.getByRole("region", { name: "Conversations" });
  await list.getByRole("link", { name: "Tess Trial" }).click();
  await page
    .getByRole("region", { name: "Conversation with Tess Trial" })
    .getByText("Does this work?")
    .first()
    .waitFor();
  expect(await list.getByRole("link", { name: "Lena Brandt" }).count()).toBe(0);
  await checkAccessibility(page);
  for (const [name, { viewport }] of Object.entries({ desk, laptop, phone })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `sandbox-stores-${name}-${colorScheme}`);
    }
  }
  await page.setViewportSize(desk.viewport);

  await page.goto(`${mall.server.url}/app/settings/sandbox`);
  await page.getByRole("button", { name: "Clear…" }).click();
  await picture(page, "sandbox-clear");
  await page.getByRole("alertdialog").getByRole("button", { name: "Clear" }).click();
  await page.getByRole("definition").first().getByText("0", { exact: true }).waitFor();
  await banner(page).getByRole("button", { name: "Leave" }).click();
  await expect.poll(() => banner(page).count()).toBe(0);
  await page.goto(`${mall.server.url}/app/stores`);
  await list.getByRole("link", { name: "Lena Brandt" }).waitFor();

  await page.getByRole("button", { name: /Account of/ }).click();
  const choice = page.getByRole("menuitemcheckbox", { name: /Sandbox/ });
  await choice.waitFor();
  await picture(page, "sandbox-menu");
  await choice.click();
  await banner(page).waitFor();
});
