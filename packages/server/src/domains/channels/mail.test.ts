import { eventually } from "@foyer/testing/eventually.ts";
import { a, q } from "@foyer/testing/functions.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

interface Mail {
  _id: string;
  status: string;
  recipient: string;
  purpose: string;
  attempts: number;
  lastError?: string;
  text?: string;
  html?: string;
}

async function invite(server: TestServer, workspaceId: string, token: string, email: string) {
  await server.http(token).action(a("workspaceMembers:inviteToWorkspace"), { workspaceId, email, role: "agent" });
}

function mailbox(server: TestServer, token: string, workspaceId: string): Promise<Mail[]> {
  return server.http(token).query(q("mailbox:list"), { workspaceId });
}

describe("mail with a mail server", () => {
  let server: TestServer;
  let trap: MailTrap;
  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ environment: { SMTP_URL: trap.url, MAIL_FROM: "Acme <team@acme.example>" } });
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  test("a mail arrives by SMTP with a text, an HTML form and an identity of its own", async () => {
    const { workspaceId, alice } = await server.people.workspace("Ink & <Paper>");
    await invite(server, workspaceId, alice.token, "new@example.com");
    const mail = await trap.mailTo("new@example.com");
    expect(mail.subject).toBe("Alice invites you to Ink & <Paper>");
    expect(mail.from).toBe("team@acme.example");
    expect(mail.text).toContain("Ink & <Paper>");
    expect(mail.html).toContain("Ink &#38; &#60;Paper&#62;");
    expect(mail.html).not.toContain("<Paper>");
    const [sent] = await eventually(async () => {
      const mails = await mailbox(server, alice.token, workspaceId);
      return mails[0]?.status === "sent" && mails;
    });
    expect(mail.messageId).toBe(`<${sent?._id}@acme.example>`);
  });

  test("once a mail that holds a secret has left, nobody can read it in the mailbox", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    await invite(server, workspaceId, alice.token, "secret@example.com");
    const [sent] = await eventually(async () => {
      const mails = await mailbox(server, alice.token, workspaceId);
      return mails[0]?.status === "sent" && mails;
    });
    const read: Mail = await server.http(alice.token).query(q("mailbox:get"), { workspaceId, id: sent?._id });
    expect(read).toMatchObject({ status: "sent", text: "", html: "" });
  });

  test("a mail server that is busy gets the same mail again, later", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    trap.refuse(451);
    await invite(server, workspaceId, alice.token, "patient@example.com");
    const mail = await trap.mailTo("patient@example.com");
    const [sent] = await eventually(async () => {
      const mails = await mailbox(server, alice.token, workspaceId);
      return mails[0]?.status === "sent" && mails;
    });
    expect(sent).toMatchObject({ attempts: 2 });
    expect(mail.messageId).toContain(sent?._id);
  });

  test("a recipient that does not exist is not tried again, and the mailbox says why", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    trap.refuse(550);
    await invite(server, workspaceId, alice.token, "nobody@example.com");
    const [failed] = await eventually(async () => {
      const mails = await mailbox(server, alice.token, workspaceId);
      return mails[0]?.status === "failed" && mails;
    });
    expect(failed).toMatchObject({ attempts: 1, lastError: expect.stringContaining("Refused by the test") });
  });
});

describe("mail without a mail server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test("mail is kept, and those who manage the workspace read it", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    await invite(server, workspaceId, alice.token, "kept@example.com");
    const [kept] = await mailbox(server, alice.token, workspaceId);
    expect(kept).toMatchObject({ status: "kept", recipient: "kept@example.com", purpose: "invitation" });
    const read: Mail = await server.http(alice.token).query(q("mailbox:get"), { workspaceId, id: kept?._id });
    expect(read.text).toMatch(/\/app\/invite\?invitation=inv_[0-9a-f]{64}/);
  });

  test("agents and other workspaces do not see a workspace's mail", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId, { role: "agent" });
    const other = await server.people.workspace("Other");
    await invite(server, workspaceId, alice.token, "private@example.com");
    const [kept] = await mailbox(server, alice.token, workspaceId);
    expect(await mailbox(server, bob.token, workspaceId)).toEqual([]);
    expect(await mailbox(server, other.alice.token, workspaceId)).toEqual([]);
    const { token } = other.alice;
    const foreign = { workspaceId: other.workspaceId, id: kept?._id };
    await expect(server.http(token).query(q("mailbox:get"), foreign)).rejects.toThrow("Mail not found");
    await expect(server.http(token).query(q("mailbox:get"), { ...foreign, workspaceId })).rejects.toThrow(
      "Not a member of this workspace",
    );
  });

  test("only the owner of the oldest workspace sees mail that belongs to none", async () => {
    const fresh = await startServer();
    const first = await fresh.people.workspace("First");
    const admin = await fresh.people.agent(first.workspaceId, { name: "Ada", role: "admin" });
    const second = await fresh.people.workspace("Second");
    await fresh.http().action(a("auth:signIn"), { provider: "otp", params: { email: admin.email } });
    const [code] = await mailbox(fresh, first.alice.token, first.workspaceId);
    expect(code).toMatchObject({ recipient: admin.email, purpose: "signInCode", status: "kept" });
    const read = { workspaceId: first.workspaceId, id: code?._id };
    expect(await fresh.http(first.alice.token).query(q("mailbox:get"), read)).toMatchObject({
      text: expect.stringMatching(/\b\d{6}\b/),
    });
    expect(await mailbox(fresh, admin.token, first.workspaceId)).toEqual([]);
    expect(await mailbox(fresh, second.alice.token, second.workspaceId)).toEqual([]);
    await expect(fresh.http(admin.token).query(q("mailbox:get"), read)).rejects.toThrow("Mail not found");
    await fresh.stop();
  });

  test("the mailbox shows new mail while somebody looks at it", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const seen: Mail[][] = [];
    server.live(alice.token).onUpdate(q("mailbox:list"), { workspaceId }, (mails) => seen.push(mails));
    await eventually(() => seen.length > 0);
    await invite(server, workspaceId, alice.token, "live@example.com");
    await eventually(() => seen.at(-1)?.[0]?.recipient === "live@example.com");
  });
});
