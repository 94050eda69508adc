/** A plant shop in the middle of its week, made by calling public functions: what the dashboard is looked at with. */
import { randomBytes } from "node:crypto";
import { api } from "@foyer/sdk";
import type { Agent } from "@foyer/testing/people.ts";
import type { TestServer } from "@foyer/testing/server.ts";
import { customers } from "./fernShopCustomers.ts";
import { type AgentName, type Step, type Story, stories } from "./fernShopStories.ts";

/** The shop. */
export interface FernShop {
  workspaceId: string;
  agents: Record<AgentName, Agent>;
  /** The conversation with a customer, by their key. */
  conversations: Record<string, string>;
  /** Speaks for a customer. */
  visitors: Record<string, { visitorId: string; sessionToken: string }>;
  /** How far the server's clock is ahead of the real one. */
  aheadMilliseconds: () => number;
  /** A token that is good now. */
  tokenOf: (agent: Agent) => Promise<string>;
}

/** Opens the shop; it takes some seconds. */
export async function openFernShop(server: TestServer): Promise<FernShop> {
  const { workspaceId, alice } = await server.people.workspace("Field & Fern");
  const hire = async (name: string, role: "admin" | "agent") => {
    const agent = await server.people.agent(workspaceId, { name: name.split(" ")[0] ?? name, role });
    await server.http(agent.token).mutation(api.auth.updateProfile, { name });
    return agent;
  };
  const agents = {
    amara: await hire("Amara Okafor", "admin"),
    jonas: await hire("Jonas Weber", "agent"),
    mei: await hire("Mei Tanaka", "agent"),
  };
  const opened = Date.now();
  const shop: FernShop = {
    workspaceId,
    agents,
    conversations: {},
    visitors: {},
    aheadMilliseconds: () => server.clock.now() - Date.now(),
    tokenOf: async (agent) => (await server.people.renew(agent)).token,
  };
  await server.http(alice.token).mutation(api.auth.updateProfile, { name: "Alice Moreau" });
  for (const story of stories) await tell(server, shop, story);
  if (server.clock.now() < opened) throw new Error("The clock went backwards.");
  return shop;
}

async function tell(server: TestServer, shop: FernShop, { customer, steps }: Story): Promise<void> {
  await arrive(server, shop, customer);
  const sent: string[] = [];
  for (const step of steps) {
    if ("waits" in step) server.clock.advance(step.waits * 60_000);
    else await act(server, shop, { customer, step, sent });
  }
}

/** A customer opens the shop's page. */
async function arrive(server: TestServer, shop: FernShop, customer: string): Promise<void> {
  const about = customers[customer];
  if (!about) throw new Error(`There is no customer called ${customer}.`);
  const { visitor, sessionToken } = await server.http().mutation(api.widgetSessions.boot, {
    workspaceId: shop.workspaceId,
    sessionId: `session_${randomBytes(24).toString("hex")}`,
    origin: "https://fieldandfern.example",
    ...about,
  });
  shop.visitors[customer] = { visitorId: visitor._id, sessionToken };
}

async function act(
  server: TestServer,
  shop: FernShop,
  { customer, step, sent }: { customer: string; step: Exclude<Step, { waits: number }>; sent: string[] },
): Promise<void> {
  const { visitorId = "", sessionToken = "" } = shop.visitors[customer] ?? {};
  const caller = step.by === "visitor" ? server.http() : server.http(await shop.tokenOf(shop.agents[step.by]));
  const proof = step.by === "visitor" ? { sessionToken } : {};
  const id = shop.conversations[customer];
  if ("says" in step) {
    const { says: content, note, answers } = step;
    if (!id) {
      const { workspaceId } = shop;
      const clientMessageId = randomBytes(16).toString("hex");
      const started = await caller.mutation(api.conversations.start, {
        workspaceId,
        visitorId,
        content,
        clientMessageId,
        ...proof,
      });
      shop.conversations[customer] = started.conversationId;
      sent.push(started.messageId);
      return;
    }
    const replyToId = answers === undefined ? undefined : sent[answers];
    const kind = note ? { kind: "note" as const } : {};
    const reply = replyToId ? { replyToId } : {};
    sent.push(await caller.mutation(api.messages.send, { conversationId: id, content, ...kind, ...reply, ...proof }));
    return;
  }
  if (!id) throw new Error("A story begins with a message.");
  if ("assigns" in step)
    await caller.mutation(api.conversations.assign, { id, agentId: shop.agents[step.assigns].userId });
  else if ("reads" in step) await caller.mutation(api.conversations.markAsRead, { id, ...proof });
  else if (step.does === "close") await caller.mutation(api.conversations.updateStatus, { id, status: "closed" });
  else {
    const snoozedUntil = server.clock.now() + 36 * 3_600_000;
    await caller.mutation(api.conversations.updateStatus, { id, status: "snoozed", snoozedUntil });
  }
}
