import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { checkAccessibility } from "./accessibility.ts";
import { goOffline, launchBrowser } from "./browser.ts";

const greeting = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Greeting</title>
<main><h1>Hello</h1><button onclick="document.querySelector('output').textContent = 'You clicked'">Click</button>
<output></output></main>`;
const inaccessible = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Form</title>
<main><h1>Form</h1><input><p style="color: #bbb; background: #fff">Too pale to read</p></main>`;

/** Other work on the same machine may take its time. */
const patience = { timeout: 10_000 };

let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader("content-type", "text/html");
    // A strict policy, because the pages that are tested with this browser have one.
    response.setHeader(
      "content-security-policy",
      "default-src 'self'; script-src 'unsafe-inline'; style-src 'unsafe-inline'",
    );
    response.end(request.url === "/inaccessible" ? inaccessible : greeting);
  });
  new WebSocketServer({ server }).on("connection", (socket) => socket.on("message", (data) => socket.send(`${data}!`)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

async function openPage(path = "/"): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin + path);
  return page;
}

test("a page is rendered, clicked and photographed", async () => {
  const page = await openPage();
  await page.getByRole("button", { name: "Click" }).click();
  expect(await page.getByRole("status").textContent()).toBe("You clicked");
  const picture = await page.screenshot();
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
  expect(picture.length).toBeGreaterThan(2_000);
});

test("a page talks over a WebSocket", async () => {
  const page = await openPage();
  const answer = await page.evaluate(
    (url) => {
      const socket = new WebSocket(url);
      socket.onopen = () => socket.send("hello");
      return new Promise((resolve) => {
        socket.onmessage = (event) => resolve(event.data);
      });
    },
    origin.replace("http", "ws"),
  );
  expect(answer).toBe("hello!");
});

test("what a page stores outlives a reload and stays within its context", async () => {
  const page = await openPage();
  await page.evaluate(writeDraft, "kept");
  await page.reload();
  expect(await page.evaluate(readDraft)).toBe("kept");
  expect(await (await openPage()).evaluate(readDraft)).toBeNull();
});

test("of two tabs of one context only one holds a lock", async () => {
  const first = await openPage();
  const second = await first.context().newPage();
  await second.goto(origin);
  await first.evaluate(
    () => new Promise<void>((held) => void navigator.locks.request("outbox", () => new Promise(() => held()))),
  );
  const whetherFree = () => navigator.locks.request("outbox", { ifAvailable: true }, (lock) => lock !== null);
  expect(await second.evaluate(whetherFree)).toBe(false);
  await first.close();
  await expect.poll(() => second.evaluate(whetherFree), patience).toBe(true);
});

test("a page that is cut off from the network fails to fetch until the network is back", async () => {
  const page = await openPage();
  const elsewhere = await openPage();
  const canFetch = () =>
    fetch("/").then(
      () => true,
      () => false,
    );
  const goOnline = await goOffline(page);
  expect(await page.evaluate(canFetch)).toBe(false);
  expect(await page.evaluate(() => navigator.onLine)).toBe(false);
  expect(await elsewhere.evaluate(canFetch)).toBe(true);
  await goOnline();
  expect(await page.evaluate(canFetch)).toBe(true);
});

test("an accessibility check names what is wrong and where", async () => {
  await checkAccessibility(await openPage());
  const page = await openPage("/inaccessible");
  await expect(checkAccessibility(page)).rejects.toThrow(
    /critical: Form elements must have labels \(label\)\n\s+input/,
  );
  await expect(checkAccessibility(page, { ignore: ["label"] })).rejects.toThrow(/color-contrast/);
  await checkAccessibility(page, { within: "h1" });
});

function writeDraft(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("drafts", 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore("drafts");
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("drafts", "readwrite");
      transaction.objectStore("drafts").put(text, "text");
      transaction.oncomplete = () => resolve();
    };
  });
}

function readDraft(): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("drafts", 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore("drafts");
    opening.onsuccess = () => {
      const reading = opening.result.transaction("drafts").objectStore("drafts").get("text");
      reading.onsuccess = () => resolve(reading.result ?? null);
    };
  });
}
