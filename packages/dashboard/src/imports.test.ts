import { api } from "@foyer/sdk";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import type { Page } from "@foyer/testing/browser.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Kind, nameOfKind } from "./features/imports/commerceImport.ts";
import { picture } from "./testing/dashboardPage.ts";
import { type Mall, openMall } from "./testing/mall.ts";

let mall: Mall;

beforeAll(async () => {
  mall = await openMall();
}, 120_000);
afterEach(() => mall.closePages());
afterAll(() => mall?.close());

const rowOf = (page: Page, name: string) =>
  page.getByRole("list", { name: "Imports" }).getByRole("listitem").filter({ hasText: name }).first();

/** Says what the file to import holds. */
async function choose(page: Page, kind: Kind): Promise<void> {
  await page.getByRole("combobox", { name: "What it holds" }).click();
  await page.getByRole("option", { name: new RegExp(`^${nameOfKind(kind)}`) }).click();
}

/** Chooses a file and hands it over. */
async function importFile(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel("File to import").setInputFiles(file);
  await page.getByRole("button", { name: "Import", exact: true }).click();
}

test("the sample of every kind can be imported as it stands, twice, and is counted", async () => {
  const page = await mall.open("/settings/imports", mall.place.admin);
  await page.getByText("No imports yet").waitFor();
  await picture(page, "settings-imports-empty");
  await checkAccessibility(page);
  await page.getByText("How such a file looks").click();
  for (const kind of ["stores", "customers", "products", "orders"] as const) {
    await choose(page, kind);
    const sample = page.getByRole("textbox", { name: `Sample of ${kind}` });
    for (const format of ["CSV", "JSON"]) {
      await page.getByRole("button", { name: format, exact: true }).click();
      await importFile(page, `${kind}.${format}`, await sample.inputValue());
      await rowOf(page, `${kind}.${format}`).getByText("Done").waitFor();
    }
    await rowOf(page, `${kind}.JSON`).getByText("2 rows: 2 unchanged").waitFor();
  }
  const counts = page.getByRole("list", { name: "From your shop" }).getByRole("listitem");
  await counts.filter({ hasText: "Stores" }).getByText("3", { exact: true }).waitFor();
  await picture(page, "settings-imports");
  await checkAccessibility(page);
  const { workspaceId } = mall.place;
  const admin = mall.server.http(mall.place.admin);
  expect(await admin.query(api.commerce.getStore, { workspaceId, externalId: "fern-and-co" })).toMatchObject({
    staff: expect.arrayContaining([expect.objectContaining({ externalId: "jonas", name: "Jonas Thiel" })]),
  });
});

test("rows that are not right are named with their number and what is wrong, and can be saved as a list", async () => {
  const page = await mall.open("/settings/imports", mall.place.admin);
  const rows = [
    "externalId,storeExternalId,name,price",
    "a,pizza,Margherita,9.5",
    "b,nowhere,Calzone,12",
    "c,pizza,,abc",
  ];
  await choose(page, "products");
  await importFile(page, "menu.csv", rows.join("\n"));
  const row = rowOf(page, "menu.csv");
  await row.getByText("3 rows: 1 new, 2 left out").waitFor();
  await row.getByRole("button", { name: "Show errors of menu.csv" }).click();
  const errors = row.getByRole("list", { name: "Rows that were left out" });
  await errors.getByText("Row 2").waitFor();
  await errors.getByText("name: is missing").waitFor();
  await picture(page, "settings-imports-errors");
  await checkAccessibility(page);
  const saved = page.waitForEvent("download");
  await row.getByRole("button", { name: "Save this list" }).click();
  expect((await saved).suggestedFilename()).toBe("Errors of menu.csv.csv");
});

test("a file that cannot be read changes nothing and says why", async () => {
  const page = await mall.open("/settings/imports", mall.place.admin);
  await choose(page, "orders");
  await importFile(page, "broken.json", '[{"externalId": ');
  const row = rowOf(page, "broken.json");
  await row.getByText("Failed").waitFor();
  await row.getByText("This is not JSON").waitFor();
  await row.getByText("nothing was changed").waitFor();
  await page.getByLabel("File to import").setInputFiles({
    name: "old.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([0x4d, 0xfc, 0x6c]),
  });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("alert").getByText("not a text in UTF-8").waitFor();
  await picture(page, "settings-imports-failing");
});

test("a large file shows how far it is while it is taken over", async () => {
  const page = await mall.open("/settings/imports", mall.place.admin);
  const rows = Array.from({ length: 6_000 }, (_, index) => `big-${index},Person ${index},person-${index}@example.com`);
  await choose(page, "customers");
  await importFile(page, "people.csv", ["externalId,name,email", ...rows].join("\n"));
  const row = rowOf(page, "people.csv");
  await row.getByRole("progressbar", { name: "Importing people.csv" }).waitFor();
  await picture(page, "settings-imports-running");
  await row.getByText("6,000 rows: 6,000 new").waitFor({ timeout: 60_000 });
  expect(await row.getByRole("progressbar").count()).toBe(0);
});
