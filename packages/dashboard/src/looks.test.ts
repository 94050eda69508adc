import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import type { Page } from "@foyer/testing/browser.ts";
import { expect, test } from "vitest";
import { sections } from "./features/settings/sections.ts";
import { desk, laptop, phone, picture } from "./testing/dashboardPage.ts";
import { officeForAll, patience } from "./testing/office.ts";

const office = officeForAll();

const looks = (["light", "dark"] as const).flatMap((colorScheme) =>
  [desk, laptop, phone].map((screen) => ({ ...screen, colorScheme, width: screen.viewport.width })),
);

/** Keeps a picture of what is shown and checks that everybody can read it. */
async function judge(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await checkAccessibility(page);
}

test.each(looks)("inbox and people can be read by everybody, $colorScheme at $width", async ({ width, ...options }) => {
  const end = `${options.colorScheme}-${width}`;
  const page = await office.open("/inbox?view=unassigned", options);
  await page.getByRole("link", { name: /Omar Haddad/ }).waitFor();
  await judge(page, `inbox-${end}`);
  for (const customer of ["priya", "omar"]) {
    await page.goto(`${office.server.url}/app/inbox?view=all&conversation=${office.shop.conversations[customer]}`);
    await page.getByRole("log", { name: "Messages" }).locator("[data-seq]").first().waitFor();
    await judge(page, `inbox-${customer}-${end}`);
  }
  await page.goto(`${office.server.url}/app/people`);
  await page.getByRole("button", { name: /Ingrid Solheim/ }).waitFor();
  await judge(page, `people-${end}`);
  await page.getByRole("button", { name: /Ingrid Solheim/ }).click();
  await page.getByRole("complementary", { name: "Visitor" }).getByText("Fjordkontor AS").waitFor();
  await judge(page, `people-visitor-${end}`);
});

test("on a phone the places are a bar below the screen and nothing scrolls sideways", async () => {
  const page = await office.open("/inbox", phone);
  await page.getByRole("link", { name: /Priya/ }).first().waitFor();
  const bar = await page.getByRole("navigation", { name: "Places" }).boundingBox();
  expect(bar && bar.y + bar.height).toBe(phone.viewport.height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.viewport.width);
});

test.each(sections)("the settings under $label can be read by everybody", async ({ name, label }) => {
  const page = await office.open(`/settings/${name}`);
  for (const { viewport, colorScheme } of looks.filter(({ width }) => width !== laptop.viewport.width)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.getByRole("heading", { name: label, exact: true }).first().waitFor();
    await expect.poll(() => page.getByText("Loading", { exact: true }).count(), patience).toBe(0);
    await judge(page, `settings-${name}-${colorScheme}-${viewport.width}`);
  }
});
