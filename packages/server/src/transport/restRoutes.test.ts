/** Functions as plain REST: statuses, query strings, keys that make repeating harmless. */
import { fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("functions over REST", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterAll(() => server.stop());

  async function call(path: string, body?: unknown, headers: Record<string, string> = {}) {
    const init =
      body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
    const response = await fetch(`${server.url}/api/v1/${path}`, { ...init, headers });
    return { status: response.status, body: await response.json() };
  }

  const textsOn = async (board: string) => textsOf((await call(`notes/list?board=${board}`)).body);

  test("queries answer to GET and POST, mutations and actions to POST", async () => {
    expect(await call("deep/er/get")).toEqual({ status: 200, body: "deep" });
    expect(await call("deep/er/get", {})).toEqual({ status: 200, body: "deep" });
    expect(await call("notes/touchNothing", {})).toEqual({ status: 200, body: "nothing" });
    expect(await call("notes/touchNothing", "")).toEqual({ status: 200, body: "nothing" });
    expect(await call("values/echoAction", { value: { a: [1] } })).toEqual({ status: 200, body: { a: [1] } });
    expect(await call("notes/touchNothing")).toMatchObject({ status: 400, body: { code: "INVALID_INPUT" } });
  });

  test("arguments of a query string are read as the function takes them", async () => {
    expect(await call("values/number?n=4")).toEqual({ status: 200, body: 4 });
    expect(await call("values/number?n=four")).toMatchObject({
      status: 400,
      body: { code: "INVALID_INPUT", path: "n" },
    });
    await call("notes/add", { board: "42", text: "true" });
    expect(await textsOn("42")).toEqual(["true"]);
    const options = encodeURIComponent('{"numItems":5,"cursor":null}');
    expect((await call(`notes/page?board=42&paginationOpts=${options}`)).body).toMatchObject({ isDone: true });
    expect(await call("values/number?n=4&n=5")).toEqual({ status: 200, body: 4 });
    for (const name of ["extra", "constructor"])
      expect(await call(`plain/default?${name}=1`)).toMatchObject({ status: 400, body: { path: name } });
  });

  test("results are plain JSON", async () => {
    expect((await call("values/special")).body).toMatchObject({
      integer: "4611686018427387904",
      bytes: "AQL/",
      nan: "NaN",
    });
    expect(await call("values/nothing")).toEqual({ status: 200, body: null });
  });

  test.each([
    ["INVALID_INPUT", 400],
    ["NOT_AUTHENTICATED", 401],
    ["PERMISSION_DENIED", 403],
    ["NOT_FOUND", 404],
    ["CONFLICT", 409],
    ["GONE", 410],
    ["UNSUPPORTED", 415],
    ["RATE_LIMITED", 429],
    ["UNAVAILABLE", 503],
  ])("%s is status %i", async (code, status) => {
    const reply = await call("errors/mutation", { code, message: "No", data: null });
    expect(reply).toEqual({ status, body: { error: "No", code, message: "No" } });
  });

  test("a refusal names the argument, and one of too many calls when to come back", async () => {
    expect((await call("notes/add", { board: "x" })).body).toMatchObject({ code: "INVALID_INPUT", path: "text" });
    const response = await fetch(`${server.url}/api/v1/errors/query`, {
      method: "POST",
      body: JSON.stringify({ code: "RATE_LIMITED", message: "Slow down", data: { retryAfterSeconds: 7 } }),
    });
    expect(response.headers.get("retry-after")).toBe("7");
  });

  test("faults of ours are told without their details", async () => {
    for (const path of ["errors/crashQuery", "errors/sqlQuery", "values/badKey"]) {
      const { status, body } = await call(path);
      expect(status, path).toBe(500);
      expect(body).toEqual({
        error: expect.stringMatching(/^Server Error \[\w+\]$/),
        code: "INTERNAL_ERROR",
        message: body.error,
      });
    }
  });

  test.each(["no/such", "plain", "", "notes/addInternally", "%E0%A4/x", "a//b", "__proto__/get", "constructor/name"])(
    "'%s' is not found",
    async (path) => {
      expect(await call(path, {})).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    },
  );

  test.each(["null", "[]", '"x"', "7"])("a body that is %s is refused", async (body) => {
    expect(await call("values/number", body)).toMatchObject({ status: 400, body: { code: "INVALID_INPUT" } });
  });

  test("a body that is not JSON is refused", async () => {
    expect(await call("values/number", "{")).toMatchObject({ status: 400, body: { code: "INVALID_FORMAT" } });
  });

  test("a bad bearer is refused", async () => {
    const forged = `Bearer wst_${"0".repeat(64)}`;
    for (const path of ["who/me", "who/softly"]) {
      for (const authorization of ["Bearer garbage", "Basic eDp5", forged]) {
        const reply = await call(path, {}, { authorization });
        expect(reply, `${path} ${authorization}`).toMatchObject({ status: 401, body: { error: expect.any(String) } });
      }
    }
  });

  test("a mutation with a key is applied once for one caller, and again for another", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const add = (token: string | undefined, path = "notes/add") =>
      call(
        path,
        { board: "keyed", text: "a" },
        {
          "idempotency-key": "1",
          ...(token && { authorization: `Bearer ${token}` }),
        },
      );
    const [first, again] = [await add(alice.token), await add(alice.token)];
    expect(again).toEqual(first);
    for (const other of [await add(bob.token), await add(undefined), await add(alice.token, "notes/addToUsedBoard")]) {
      expect(other.status).toBe(200);
      expect(other.body).not.toBe(first.body);
    }
    expect(await textsOn("keyed")).toHaveLength(4);
  });

  test("strangers at one address who think of the same key are not taken for one", async () => {
    const add = async (text: string) =>
      (await call("notes/add", { board: "strangers", text }, { "idempotency-key": "1" })).body;
    const [first, again, other] = [await add("a"), await add("a"), await add("b")];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(await textsOn("strangers")).toEqual(["a", "b"]);
  });

  test("repeated at the same moment, it is applied once too", async () => {
    const send = () => call("notes/add", { board: "at once", text: "a" }, { "idempotency-key": "race" });
    const replies = await Promise.all(Array.from({ length: 8 }, send));
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    expect(await textsOn("at once")).toEqual(["a"]);
  });
});
