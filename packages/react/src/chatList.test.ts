/** The list of conversations of a side that has many of them, in a real browser. */
import { api } from "@foyer/sdk";
import { orderOf } from "@foyer/testing/marketplace.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChatSite, openChatSite } from "./testing/chatSite.ts";

let site: ChatSite;
beforeAll(async () => {
  site = await openChatSite();
});
beforeEach(() => site.renew());
afterAll(() => site.close());

const MANY = 220;

test("every conversation of a store can be reached, while others move to the top", async () => {
  const { place, server } = site;
  const names = Array.from({ length: MANY }, (_, index) => `Customer ${String(index + 1).padStart(3, "0")}`);
  const rows = names.map((name, index) => ({ ...orderOf(`o-${name}`), customerExternalId: `c-${index + 1}` }));
  await place.commerce("upsertCustomers", {
    rows: names.map((name, i) => ({ externalId: `c-${i + 1}`, name })),
  } as never);
  await place.commerce("upsertOrders", { rows } as never);
  const write = async (number: number, content: string) => {
    const customer = server.http(place.tokenOf(`c-${number}`));
    const { conversationId } = await customer.mutation(api.shared.chat.createOrGetConversation, {
      storeId: place.storeId,
    });
    await customer.mutation(api.shared.chat.sendMessage, { conversationId, content });
  };
  for (let number = 1; number <= MANY; number++) await write(number, "Hello");
  const page = await site.open("/desk");
  const list = page.getByRole("navigation", { name: "Conversations" });
  const shown = () => list.locator(".foyer-row-name").allInnerTexts();
  const more = page.getByRole("button", { name: "More conversations" });
  for (let pages = 1; pages * 50 < MANY; pages++) {
    await expect.poll(async () => (await shown()).length).toBe(pages * 50);
    await more.click();
  }
  const newestFirst = names.toReversed();
  await expect.poll(shown).toEqual(newestFirst);
  expect(await more.count()).toBe(0);
  // The last of the first page, after which the second one begins, and one far below.
  await write(MANY - 49, "Once more");
  await write(10, "Once more");
  const moved = [names[9], names[MANY - 50]];
  await expect.poll(shown).toEqual([...moved, ...newestFirst.filter((name) => !moved.includes(name))]);
});
