import { expect, test } from "vitest";
import { products } from "./catalogue.ts";
import { createShop } from "./server.ts";

const shop = createShop({ foyerUrl: "https://chat.example.com", workspaceId: "w<1" });

function visit(path: string, cookie = ""): Promise<Response> {
  return shop(new Request(`http://shop.test${path}`, { headers: { cookie } }));
}

function submit(path: string, fields: Record<string, string>, cookie = ""): Promise<Response> {
  return shop(
    new Request(`http://shop.test${path}`, { method: "POST", body: new URLSearchParams(fields), headers: { cookie } }),
  );
}

test("every page includes the messenger of this workspace and allows it in its policy", async () => {
  const response = await visit("/");
  expect(await response.text()).toContain(
    '<script async src="https://chat.example.com/messenger.js" data-workspace="w&#60;1"></script>',
  );
  expect(response.headers.get("content-security-policy")).toContain("connect-src 'self' https://chat.example.com wss:");
});

test("every link of the shop leads to a page", async () => {
  const found = new Set(["/"]);
  for (const path of found) {
    const response = await visit(path);
    expect(`${path} ${response.status}`).toBe(`${path} 200`);
    if (!response.headers.get("content-type")?.startsWith("text/html")) continue;
    for (const [, href] of (await response.text()).matchAll(/href="(\/[^"]*)"/g)) found.add(href ?? "/");
  }
  for (const { id } of products) expect(found).toContain(`/product/${id}`);
  expect((await visit("/product/nothing")).status).toBe(404);
});

test("what is put in the basket is ordered and shown among the orders", async () => {
  const added = await submit("/basket", { product: "alba-pot", add: "1" }, "basket=pair-of-mugs*2");
  expect(added.headers.getSetCookie()[0]).toMatch(/^basket=pair-of-mugs\*2\.alba-pot\*1;/);
  expect(await (await visit("/basket", "basket=pair-of-mugs*2.alba-pot*1")).text()).toContain("€80.00");
  const ordered = await submit("/orders", {}, "basket=alba-pot*1");
  expect(ordered.status).toBe(303);
  const order = await visit(ordered.headers.get("location") ?? "", "placed=alba-pot*1");
  expect(await order.text()).toContain("Order 4907");
});

test("a basket that someone tampered with is read as far as it makes sense", async () => {
  const page = await (await visit("/basket", "basket=alba-pot*999.<script>*1.ash-trowel*-4.x")).text();
  expect(page).toContain("<output>9</output>");
  expect(page).not.toContain("<script>*");
  expect(page).not.toContain("Ash trowel");
});
