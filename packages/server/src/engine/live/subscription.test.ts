import { eventually } from "@foyer/testing/eventually.ts";
import { startServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { expect, test } from "vitest";

const currentUser = makeFunctionReference<"query">("auth:currentUser");

test("a second tab with the same token is answered although the first was already", async () => {
  const server = await startServer();
  const { alice } = await server.people.workspace();
  for (let tab = 1; tab <= 3; tab++) {
    const seen: { email: string }[] = [];
    server.live(alice.token).onUpdate(currentUser, {}, (user) => seen.push(user));
    const user = await eventually(() => seen.at(-1), { what: `the answer in tab ${tab}` });
    expect(user.email).toBe(alice.email);
  }
  await server.stop();
});
