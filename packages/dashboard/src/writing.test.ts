import { api } from "@foyer/sdk";
import { goOffline } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { expect, test } from "vitest";
import { officeForAll, patience } from "./testing/office.ts";
import { field, log, threadsOf } from "./testing/threads.ts";

const office = officeForAll();

const { openWith, idOf } = threadsOf(office);

/** What the customer sees in their messenger. */
async function seenBy(customer: string): Promise<string[]> {
  const { sessionToken = "" } = office.shop.visitors[customer] ?? {};
  const listed = await office.server.http().query(api.messages.list, { conversationId: idOf(customer), sessionToken });
  return (Array.isArray(listed) ? listed : listed.page).map(({ content }) => content);
}

test("an answer shows at once, reaches the visitor, and tells when it was seen", async () => {
  const page = await openWith("omar");
  await page.keyboard.press("r");
  await field(page).fill("Please wait, do not pay twice.");
  await page.keyboard.press("Control+Enter");
  await log(page).getByText("Please wait, do not pay twice.").waitFor();
  await expect.poll(() => field(page).inputValue(), patience).toBe("");
  await eventually(async () => (await seenBy("omar")).includes("Please wait, do not pay twice."));
  const { sessionToken = "" } = office.shop.visitors.omar ?? {};
  await office.server.http().mutation(api.conversations.markAsRead, { id: idOf("omar"), sessionToken });
  await log(page).getByText("Seen").last().waitFor();
});

test("a note is yellow for the team and does not exist for the visitor", async () => {
  const page = await openWith("omar");
  await page.keyboard.press("n");
  await field(page).fill("The bank confirmed it, one payment only.");
  await page.getByRole("button", { name: "Add note" }).click();
  const note = log(page).getByText("The bank confirmed it, one payment only.");
  await note.waitFor();
  const colour = () => note.evaluate((element) => getComputedStyle(element.parentElement ?? element).backgroundColor);
  await expect.poll(colour, patience).toBe("rgb(255, 243, 206)");
  expect(await seenBy("omar")).not.toContain("The bank confirmed it, one payment only.");
});

test("who presses the key for writing writes at once: the next letters are text, and no other keys", async () => {
  const page = await openWith("ingrid");
  for (const [key, text] of [
    ["r", "Dear Ingrid"],
    ["n", "needs a quote"],
  ] as const) {
    // One after another without waiting for a frame between them, as fast hands do.
    await Promise.all([key, ...text].map((letter) => page.keyboard.press(letter === " " ? "Space" : letter)));
    await expect.poll(() => field(page).inputValue(), patience).toBe(text);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search for an action").fill("write a reply");
  await page.getByRole("option", { name: "Write a reply", selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Reply", selected: true }).waitFor();
  await expect.poll(() => field(page).evaluate((one) => one === document.activeElement), patience).toBe(true);
  await field(page).fill("");
});

test("whoever presses the key that sends twice sends once, and what they type meanwhile stays", async () => {
  const page = await openWith("stranger");
  await field(page).fill("Yes, by ship.");
  await field(page).evaluate((element) => {
    const press = { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
    element.dispatchEvent(new KeyboardEvent("keydown", press));
    element.dispatchEvent(new KeyboardEvent("keydown", press));
    document.execCommand("insertText", false, " More soon");
  });
  await expect.poll(() => field(page).inputValue(), patience).toBe(" More soon");
  await page.keyboard.press("Control+Enter");
  await eventually(async () => (await seenBy("stranger")).includes("More soon"));
  expect((await seenBy("stranger")).slice(1)).toEqual(["Yes, by ship.", "More soon"]);
});

test("an emoji goes where the caret is, and the caret stays behind it", async () => {
  const page = await openWith("ingrid");
  await field(page).fill("Dear Ingrid");
  await field(page).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(4, 4));
  await page.getByRole("button", { name: "Emoji" }).click();
  await page.getByRole("searchbox", { name: "Search emojis" }).fill("wave");
  await page.getByRole("button", { name: /wave/ }).click();
  await expect.poll(() => field(page).evaluate((one) => one === document.activeElement), patience).toBe(true);
  await page.keyboard.type("!");
  expect(await field(page).inputValue()).toBe("Dear👋! Ingrid");
  await field(page).fill("");
});

test("drafts are kept per conversation and mode, over reloads, and never mixed", async () => {
  const page = await openWith("kenji");
  await field(page).fill("Dear Kenji");
  await page.getByRole("tab", { name: "Note" }).click();
  await field(page).fill("He writes every week");
  await page.getByRole("link", { name: /Ingrid Solheim/ }).click();
  await expect.poll(() => field(page).inputValue(), patience).toBe("");
  await page.getByRole("link", { name: /Kenji Watanabe.*Draft/ }).click();
  await expect.poll(() => field(page).inputValue(), patience).toBe("He writes every week");
  await page.reload();
  await expect.poll(() => field(page).inputValue(), patience).toBe("He writes every week");
  await page.getByRole("tab", { name: "Reply" }).click();
  await expect.poll(() => field(page).inputValue(), patience).toBe("Dear Kenji");
});

test("what is written without a connection is sent when it is back, once and in order", async () => {
  const page = await openWith("ingrid");
  const comeBack = await goOffline(page);
  for (const text of ["First without a line", "Second without a line"]) {
    await field(page).fill(text);
    await page.keyboard.press("Control+Enter");
    await log(page).getByText(text).waitFor();
  }
  await log(page).getByText("Sending…").first().waitFor();
  await comeBack();
  await eventually(async () => (await seenBy("ingrid")).at(-1) === "Second without a line", { timeoutMs: 20_000 });
  expect((await seenBy("ingrid")).slice(-2)).toEqual(["First without a line", "Second without a line"]);
  await expect.poll(() => log(page).getByText("Sending…").count(), patience).toBe(0);
  expect(await log(page).getByText("First without a line").count()).toBe(1);
  page.complaints.splice(0);
});

test("a message that could not leave before the page was closed leaves when it is opened again", async () => {
  const page = await openWith("marcus");
  await goOffline(page);
  await field(page).fill("Written on a train");
  await page.keyboard.press("Control+Enter");
  await log(page).getByText("Sending…").waitFor();
  const again = await page.context().newPage();
  await page.close();
  await again.goto(`${office.server.url}/app/inbox`);
  await eventually(async () => (await seenBy("marcus")).includes("Written on a train"), { timeoutMs: 20_000 });
  expect((await seenBy("marcus")).filter((text) => text === "Written on a train")).toHaveLength(1);
  page.complaints.splice(0);
});

test("a message that is refused says why, keeps its text, and can be deleted", async () => {
  const page = await openWith("marcus");
  await field(page).fill("x".repeat(20_001));
  await page.keyboard.press("Control+Enter");
  await log(page)
    .getByText(/^Not sent\./)
    .waitFor();
  await log(page).getByRole("button", { name: "Retry" }).click();
  await log(page)
    .getByText(/^Not sent\./)
    .waitFor();
  await log(page).getByRole("button", { name: "Delete" }).click();
  await expect
    .poll(
      () =>
        log(page)
          .getByText(/^Not sent\./)
          .count(),
      patience,
    )
    .toBe(0);
  page.complaints.splice(0);
});

test("one's own message is edited and deleted in its place, and others' are not", async () => {
  const page = await openWith("theo");
  const own = log(page).locator("[data-seq]").filter({ hasText: "I have sent the label" });
  await own.getByRole("button", { name: "Message actions" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Message", exact: true }).fill("I have sent the label again.");
  await page.keyboard.press("Control+Enter");
  await log(page).getByText("(edited)").waitFor();
  await log(page)
    .locator("[data-seq]")
    .filter({ hasText: "label again" })
    .getByRole("button", { name: "Message actions" })
    .click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await log(page).getByText("This message was deleted").waitFor();
  const theirs = log(page).locator("[data-seq]").filter({ hasText: "cannot be opened" });
  await theirs.getByRole("button", { name: "Message actions" }).click();
  await page.getByRole("menuitem", { name: "Copy text" }).waitFor();
  expect(await page.getByRole("menuitem", { name: "Edit" }).count()).toBe(0);
});

test("answering one message quotes it, and answering a note stays a note", async () => {
  const page = await openWith("sofia");
  const note = log(page).locator("[data-seq]").filter({ hasText: "six of the 24s left" });
  await note.getByRole("button", { name: "Message actions" }).click();
  await page.getByRole("menuitem", { name: "Reply to this" }).click();
  await page.getByRole("button", { name: "Add note" }).waitFor();
  await field(page).fill("Perfect, I tell her.");
  await page.keyboard.press("Control+Enter");
  await log(page).locator("[data-seq]").filter({ hasText: "Perfect, I tell her." }).getByText("Jonas Weber").waitFor();
});

test("a colleague's answer that came while one wrote is shown before a second one leaves", async () => {
  const page = await openWith("kenji", { as: "mei" });
  await page.getByRole("tab", { name: "Reply" }).click();
  await field(page).fill("A thin curtain is best.");
  const jonas = office.server.http(await office.shop.tokenOf(office.shop.agents.jonas));
  await jonas.mutation(api.messages.send, { conversationId: idOf("kenji"), content: "Move it back a metre." });
  await page.getByText("Jonas Weber replied").waitFor();
  await page.getByRole("button", { name: "Send anyway" }).click();
  expect(await seenBy("kenji")).not.toContain("A thin curtain is best.");
  await page.getByRole("button", { name: "Send" }).first().click();
  await eventually(async () => (await seenBy("kenji")).includes("A thin curtain is best."));
});

test("sending and closing is one step", async () => {
  const page = await openWith("omar");
  await field(page).fill("All settled. Have a good day!");
  await page.keyboard.press("Control+Shift+Enter");
  await page.getByText("Conversation closed").waitFor();
  await eventually(async () => (await seenBy("omar")).includes("All settled. Have a good day!"));
});

test("whoever may only read sees no place to write", async () => {
  const reader = await office.server.people.agent(office.shop.workspaceId, { name: "Rita", role: "viewer" });
  const page = await office.open(`/inbox?view=all&conversation=${idOf("priya")}`, { agent: reader });
  await page.getByText("Your role lets you read, not reply.").waitFor();
  expect(await field(page).count()).toBe(0);
  await page
    .getByRole("checkbox", { name: /^Select / })
    .first()
    .click({ force: true });
  const bar = page.getByRole("toolbar", { name: "Selected conversations" });
  await bar.getByRole("button", { name: "Mark as unread" }).waitFor();
  expect(await bar.getByRole("button", { name: /Assign|Snooze|Close/ }).count()).toBe(0);
});

test("whoever may reply and not close is offered no closing with the reply", async () => {
  const may = { permissions: ["conversations.read", "conversations.reply", "users.read"] };
  const helper = await office.server.people.agent(office.shop.workspaceId, { name: "Hal", ...may });
  const page = await office.open(`/inbox?view=all&conversation=${idOf("lena")}`, { agent: helper });
  await field(page).fill("Glad that it came.");
  await page.getByRole("button", { name: "More ways to send" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Enter sends" }).waitFor();
  expect(await page.getByRole("menuitem").count()).toBe(0);
  await page.keyboard.press("Escape");
  await field(page).press("Control+Shift+Enter");
  await eventually(async () => (await seenBy("lena")).includes("Glad that it came."));
});
