import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

interface Onboarding {
  verificationToken: string;
  isVerified: boolean;
  verifiedAt?: number;
  sightings: { origin: string; currentUrl?: string; lastSeenAt: number }[];
}

describe("the first steps of a workspace", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  function record(args: object, headers: Record<string, string> = {}) {
    return fetch(`${server.url}/api/mutation`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({
        path: "workspaces:recordHostedOnboardingVerificationEvent",
        format: "json",
        args: [args],
      }),
    }).then((response) => response.json());
  }

  test("tick off the messenger as soon as it is seen on a site, by the origin that the browser tells", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const seen: Onboarding[] = [];
    server.live(alice.token).onUpdate(q("workspaces:getOnboarding"), { workspaceId }, (state) => seen.push(state));
    const before = await eventually(() => seen.at(-1));
    expect(before).toMatchObject({ isVerified: false, sightings: [] });
    const token = before.verificationToken;
    const currentUrl = "https://shop.example/cart";
    await record(
      { workspaceId, token, origin: "https://liar.example", currentUrl },
      { Origin: "https://shop.example" },
    );
    const after = await eventually(() => seen.at(-1)?.isVerified && seen.at(-1));
    expect(after.sightings).toMatchObject([{ origin: "https://shop.example", currentUrl }]);
  });

  test("are not ticked off by somebody without the snippet's token", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const other = await server.people.workspace();
    const theirs = { workspaceId: other.workspaceId };
    const state: Onboarding = await server.http(other.alice.token).query(q("workspaces:getOnboarding"), theirs);
    const foreign = { workspaceId, token: state.verificationToken, origin: "https://x.example" };
    expect(await record(foreign)).toMatchObject({ status: "error", errorData: { code: "INVALID_CREDENTIALS" } });
    const as = server.http(alice.token);
    expect(await as.query(q("workspaces:getOnboarding"), { workspaceId })).toMatchObject({ isVerified: false });
    expect(await server.http().query(q("workspaces:getOnboarding"), { workspaceId })).toBeNull();
  });

  test("remember twenty origins at most, and one of them said twice at the same moment once", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const as = server.http(alice.token);
    const { verificationToken: token } = await as.query(q("workspaces:getOnboarding"), { workspaceId });
    const say = (n: number) =>
      server.http().mutation(m("workspaces:recordHostedOnboardingVerificationEvent"), {
        workspaceId,
        token,
        origin: `https://site${n}.example`,
      });
    await Promise.all([say(0), say(0), say(0)]);
    for (let n = 1; n <= 22; n++) await say(n);
    const state: Onboarding = await as.query(q("workspaces:getOnboarding"), { workspaceId });
    expect(new Set(state.sightings.map(({ origin }) => origin)).size).toBe(20);
    expect(state.sightings).toHaveLength(20);
  });
});
