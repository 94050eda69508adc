import { hmacOf } from "@foyer/server/secrets.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Foyer, Options } from "../loader/options.ts";
import { call, launcher, patience, visitorsNamed } from "../testing/host.ts";
import { mutation, openMessenger, openShop, type Shop, startConversation } from "../testing/shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 90_000);
afterEach(() => shop.include({}));
afterAll(() => shop.close());

/** The secret with which the shop's backend proves who somebody is, from now on. */
async function newSecret(): Promise<string> {
  const agent = shop.server.http(shop.alice.token);
  const { workspaceId } = shop;
  await agent.mutation(mutation("identityVerification:enable"), { workspaceId, mode: "optional" });
  return (await agent.mutation(mutation("identityVerification:rotateSecret"), { workspaceId })).secret;
}

test("a verified person has the same conversations on another device, and none of them after the end of the session", async () => {
  const secret = await newSecret();
  const proof = { userId: "user-7", userHash: hmacOf(secret, "user-7"), name: "Vera" };
  const attributes = `data-workspace="${shop.workspaceId}" data-user-id="user-7" data-user-hash="${proof.userHash}"`;
  shop.include({ attributes });
  const first = await shop.visit();
  await startConversation(first.page, "From my phone");
  await expect.poll(() => first.page.locator(".progress").count(), patience).toBe(1);
  const second = await shop.visit();
  await openMessenger(second.page);
  await second.page.getByText("From my phone").first().waitFor();

  await call(second.page, (foyer) => foyer.shutdown());
  await expect.poll(() => launcher(second.page).count(), patience).toBe(0);
  expect(await second.page.evaluate(() => Object.keys(localStorage).length)).toBe(0);
  shop.include({});
  await second.page.reload();
  await openMessenger(second.page);
  await second.page.getByRole("button", { name: "Send us a message" }).waitFor();
  await first.context.close();
  await second.context.close();
});

test("what a page does not say of a person, or says as undefined, stays as it was", async () => {
  const secret = await newSecret();
  shop.include({
    attributes: `data-workspace="${shop.workspaceId}" data-user-id="Cleo" data-user-hash="${hmacOf(secret, "Cleo")}"`,
  });
  const { page, context } = await shop.visit();
  await launcher(page).waitFor();
  const session = () =>
    page.evaluate(() => Object.entries(sessionStorage).find(([key]) => key.endsWith(":session"))?.[1] ?? "{}");
  const { token } = JSON.parse(await session());
  await call(page, (foyer) => foyer.identify({ userId: undefined, name: "Cleo", attributes: { since: new Date(0) } }));
  await eventually(async () => (await visitorsNamed(shop, "Cleo")).length === 1);
  await eventually(async () => JSON.parse(await session()).visitor.name === "Cleo");
  expect(JSON.parse(await session())).toMatchObject({ userId: "Cleo", token });
  // The next page goes on with the session of a person who is still the same.
  await page.reload();
  await launcher(page).waitFor();
  expect(JSON.parse(await session())).toMatchObject({ userId: "Cleo", token });
  await context.close();
});

test("another person on the same device finds nothing of the one before, however the page changes them", async () => {
  const secret = await newSecret();
  const proof = (userId: string) => ({ userId, userHash: hmacOf(secret, userId), name: userId });
  const { page, context } = await shop.visit();
  await launcher(page).waitFor();
  await call(page, (foyer, person) => foyer.identify(person), proof("Ann"));
  await startConversation(page, "Only for Ann");
  await expect.poll(() => page.locator(".progress").count(), patience).toBe(1);
  await call(page, (foyer, person) => foyer.identify(person), proof("Ben"));
  await eventually(async () => (await visitorsNamed(shop, "Ben")).length === 1);
  await openMessenger(page);
  await page.getByRole("button", { name: "Send us a message" }).waitFor();
  expect(await page.getByText("Only for Ann").count()).toBe(0);
  const beginAgain = (foyer: Foyer, person: Options) => {
    foyer.shutdown();
    foyer.boot(person);
    foyer.open("messages");
  };
  await call(page, beginAgain, proof("Ann"));
  await page.getByText("Only for Ann").waitFor();
  await context.close();
});
