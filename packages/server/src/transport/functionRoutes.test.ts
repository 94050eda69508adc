/** The HTTP routes of the official clients: forms of requests and replies, statuses, CORS and bounds. */
import { request as httpRequest } from "node:http";
import { fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ENCODED = { format: "convex_encoded_json" };

describe("the function routes", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterAll(() => server.stop());

  async function post(route: string, body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${server.url}/api/${route}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Convex-Client": "npm-1.48.0", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${server.url}${path}`, { headers });
    return { status: response.status, body: await response.json() };
  }

  const succeeds = (value: unknown) => ({ status: 200, body: { status: "success", value } });
  const refusal = { code: "CONFLICT", message: "Closed already", data: { n: 1 } };
  const fails = { status: "error", errorMessage: "Closed already", errorData: refusal };

  test("queries, mutations and actions answer under their own routes", async () => {
    const note = { path: "notes:add", args: [{ board: "http", text: "a" }], ...ENCODED };
    const added = await post("mutation", note);
    expect(added).toMatchObject({
      status: 200,
      body: { status: "success", value: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
    expect(added.body).not.toHaveProperty("logLines");
    const list = await post("query", { path: "notes:list", args: [{ board: "http" }], ...ENCODED });
    expect(textsOf(list.body.value)).toEqual(["a"]);
    expect(await post("action", { path: "values:echoAction", args: [{ value: 1 }], ...ENCODED })).toEqual(succeeds(1));
  });

  test("a function of another kind is a failure of the function", async () => {
    const calls = [
      ["query", "notes:add"],
      ["mutation", "plain"],
      ["action", "plain"],
    ] as const;
    for (const [route, path] of calls) {
      const { status, body } = await post(route, { path, args: [{}], ...ENCODED });
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { status: "error", errorData: { code: "INVALID_INPUT" } },
      });
    }
  });

  test("/api/function runs any kind, with arguments as an object or in a list", async () => {
    expect(await post("function", { path: "plain", args: {} })).toEqual(succeeds("plain"));
    expect(await post("function", { path: "values:number", args: [{ n: 4 }] })).toEqual(succeeds(4));
    expect(await post("function", { path: "notes:touchNothing" })).toEqual(succeeds("nothing"));
    expect(await post("function", { path: "values:echoAction", args: { value: [] }, componentPath: "" })).toEqual(
      succeeds([]),
    );
    const { status, body } = await post("function", { path: "plain", args: {}, componentPath: "other" });
    expect({ status, body }).toMatchObject({ status: 403, body: { code: "NOT_AUTHORIZED" } });
  });

  test.each(["run/deep/er/get", "run/deep%2Fer/get", "run/deep/er:get", "run/deep/er.js:get"])(
    "/api/%s runs",
    async (route) => {
      expect(await post(route, {})).toEqual(succeeds("deep"));
      expect(await post(route, { args: {}, format: "json" })).toEqual(succeeds("deep"));
    },
  );

  test("/api/run finds default exports and says what it does not find", async () => {
    expect(await post("run/plain", "")).toEqual(succeeds("plain"));
    expect((await post("run/no/such", {})).body).toMatchObject({ status: "error", errorData: { code: "NOT_FOUND" } });
  });

  test("queries can be asked by GET", async () => {
    expect(await get("/api/query?path=plain")).toEqual(succeeds("plain"));
    expect(await get(`/api/query?path=values:number&args=${encodeURIComponent('{"n":3}')}`)).toEqual(succeeds(3));
    const special = `/api/query?path=values:special&args={}&format=`;
    expect((await get(`${special}convex_encoded_json`)).body.value.negative).toEqual({ $integer: "//////////8=" });
    expect((await get(`${special}json`)).body.value.negative).toBe("-1");
    expect(await get("/api/query?path=plain&args=nonsense")).toMatchObject({
      status: 400,
      body: { code: "INVALID_FORMAT" },
    });
    expect((await get("/api/query?path=notes:add")).body).toMatchObject({ status: "error" });
    expect((await get("/api/query")).body).toMatchObject({ status: "error", errorData: { code: "NOT_FOUND" } });
  });

  test.each([["convex_encoded_json"], ["convex_json"]])("format %s has special forms", async (format) => {
    const { body } = await post("query", { path: "values:special", args: [{}], format });
    expect(body.value).toEqual({
      integer: { $integer: "AAAAAAAAAEA=" },
      negative: { $integer: "//////////8=" },
      bytes: { $bytes: "AQL/" },
      nan: { $float: "AAAAAAAA+H8=" },
      infinity: { $float: "AAAAAAAA8H8=" },
      minusZero: { $float: "AAAAAAAAAIA=" },
      nested: [{ deep: [null, true, "ü😀"] }],
    });
  });

  test.each([["json"], [undefined]])("format %s is plain JSON", async (format) => {
    const { body } = await post("query", { path: "values:special", args: [{}], format });
    expect(body.value).toEqual({
      integer: "4611686018427387904",
      negative: "-1",
      bytes: "AQL/",
      nan: "NaN",
      infinity: "Infinity",
      minusZero: 0,
      nested: [{ deep: [null, true, "ü😀"] }],
    });
  });

  test("failures of functions are replies, with their data and without our secrets", async () => {
    for (const kind of ["query", "mutation", "action"]) {
      expect(await post(kind, { path: `errors:${kind}`, args: [refusal], ...ENCODED })).toEqual({
        status: 200,
        body: fails,
      });
      const name = `errors:crash${kind[0]?.toUpperCase()}${kind.slice(1)}`;
      const crashed = await post(kind, { path: name, args: [{}], ...ENCODED });
      expect(crashed.body).toMatchObject({ status: "error", errorData: { code: "INTERNAL_ERROR" } });
      expect(crashed.body.errorMessage).toMatch(/^Server Error \[\w+\]$/);
    }
    const bad = await post("query", { path: "values:badKey", args: [{}], ...ENCODED });
    expect(bad.body).toMatchObject({ status: "error", errorData: { code: "INTERNAL_ERROR" } });
    const unknown = await post("query", { path: "no:such", args: [{}], ...ENCODED });
    expect(unknown.body.errorMessage).toMatch(/^Could not find public function for 'no:such'/);
    const internal = await post("mutation", {
      path: "notes:addInternally",
      args: [{ board: "x", text: "x" }],
      ...ENCODED,
    });
    expect(internal.body.errorMessage).toMatch(/^Could not find public function/);
  });

  test("a batch of queries is answered in order, each by itself", async () => {
    const queries = [
      { path: "plain", args: [{}] },
      { path: "errors:query", args: [refusal] },
      { path: "notes:touchNothing", args: {} },
    ];
    const { body } = await post("query_batch", { queries: queries.map((query) => ({ ...query, ...ENCODED })) });
    expect(body.results).toMatchObject([{ status: "success", value: "plain" }, fails, { status: "error" }]);
    for (const wrong of [{}, { queries: 1 }, { queries: Array(101).fill({ path: "plain" }) }, { queries: [null] }]) {
      expect(await post("query_batch", wrong)).toMatchObject({ status: 400, body: { code: "INVALID_INPUT" } });
    }
  });

  test("a query at a moment is answered with the present, unless the moment lies ahead", async () => {
    const { ts } = (await post("query_ts", "")).body;
    expect(ts).toMatch(/^[\w+/]{11}=$/);
    const query = { path: "plain", args: [{}], ...ENCODED };
    expect(await post("query_at_ts", { ...query, ts })).toEqual(succeeds("plain"));
    expect(await post("query_at_ts", { ...query, ts: "AAAAAAAAAAA=" })).toEqual(succeeds("plain"));
    for (const wrong of ["//////////8=", "AAAAAAAAIAA=", "x", 7, undefined]) {
      expect(await post("query_at_ts", { ...query, ts: wrong })).toMatchObject({
        status: 400,
        body: { code: "INVALID_INPUT" },
      });
    }
  });

  test.each([
    ["not JSON", "{", "INVALID_FORMAT"],
    ["null", "null", "INVALID_FORMAT"],
    ["a list", "[]", "INVALID_FORMAT"],
    ["a text", '"x"', "INVALID_FORMAT"],
    ["no path", {}, "INVALID_INPUT"],
    ["an unknown format", { path: "plain", format: "xml" }, "INVALID_INPUT"],
    ["arguments that are a text", { path: "plain", args: "x" }, "INVALID_INPUT"],
    ["bad base64", { path: "values:echo", args: [{ value: { $bytes: "%" } }] }, "INVALID_INPUT"],
  ])("a body that is %s is refused on every route", async (_, body, code) => {
    for (const route of ["query", "mutation", "action", "function", "query_at_ts", "query_batch"]) {
      const reply = await post(route, body);
      expect(reply.status, route).toBe(400);
      expect(["INVALID_INPUT", code], route).toContain(reply.body.code);
      expect(reply.body.message, route).toMatch(/\w/);
    }
  });

  test("a body beyond the bound is refused, whether it says its length or not", async () => {
    const long = "x".repeat(17 * 1_024 * 1_024);
    expect(await post("query", long)).toMatchObject({ status: 413, body: { code: "PAYLOAD_TOO_LARGE" } });
    const status = await new Promise((resolve, reject) => {
      const headers = { "Transfer-Encoding": "chunked" };
      const request = httpRequest(`${server.url}/api/query`, { method: "POST", headers }, (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on("error", reject);
      for (let i = 0; i < 17; i++) request.write("x".repeat(1_024 * 1_024));
      request.end();
    });
    expect(status).toBe(413);
    const value = "x".repeat(15 * 1_024 * 1_024);
    expect(
      (await post("action", { path: "values:echoAction", args: [{ value }], ...ENCODED })).body.value,
    ).toHaveLength(value.length);
  });

  test("a bearer token says who calls, and a bad one is refused for the whole request", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const visitor = await server.people.visitor(workspaceId);
    const query = { path: "who:me", args: [{}], ...ENCODED };
    const as = (authorization: string) => post("query", query, { Authorization: authorization });
    expect(await post("query", query)).toEqual(succeeds("anonymous"));
    expect(await as(`Bearer ${alice.token}`)).toEqual(succeeds(`agent:${alice.userId}`));
    expect(await as(`bearer ${alice.token}`)).toEqual(succeeds(`agent:${alice.userId}`));
    expect(await as(`Bearer ${visitor.sessionToken}`)).toEqual(succeeds(`visitor:${visitor.visitorId}`));
    for (const bad of ["Bearer garbage", "Bearer", "Convex admin-key", "Basic eDp5", `Bearer ${alice.token}x`]) {
      const reply = await as(bad);
      expect(reply.status, bad).toBe(401);
      expect(reply.body, bad).toEqual({
        code: expect.stringMatching(/INVALID_CREDENTIALS|NOT_AUTH/),
        message: expect.any(String),
      });
    }
    const forged = { Authorization: `Bearer wst_${"0".repeat(64)}` };
    for (const path of ["who:softly", "no:such", "values:number"])
      expect((await post("query", { path, args: [{}], ...ENCODED }, forged)).status, path).toBe(401);
    const batch = await post("query_batch", { queries: [query] }, { Authorization: "Bearer garbage" });
    expect(batch.status).toBe(401);
  });

  test("browsers of any origin are let in", async () => {
    const headers = {
      Origin: "https://shop.example",
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "authorization,convex-client,content-type",
    };
    const preflight = await fetch(`${server.url}/api/mutation`, { method: "OPTIONS", headers });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      "access-control-allow-origin": "https://shop.example",
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": "authorization,convex-client,content-type",
      "access-control-allow-methods": "GET, POST, OPTIONS, PATCH, DELETE, PUT",
      "access-control-max-age": "86400",
      vary: "Origin",
    });
    for (const path of ["/api/query?path=plain", "/api/query?path=plain&args=x", "/api/nowhere", "/api/v1/no/such"]) {
      const response = await fetch(`${server.url}${path}`, { headers: { Origin: "https://shop.example" } });
      expect(response.headers.get("access-control-allow-origin"), path).toBe("https://shop.example");
    }
    const same = await fetch(`${server.url}/api/query?path=plain`);
    expect(same.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("other routes of the clients are there, and all others are not", async () => {
    expect((await fetch(`${server.url}/api/debug_event`, { method: "POST", body: "{}" })).status).toBe(200);
    for (const path of ["/version", "/instance_version"]) {
      expect(await (await fetch(`${server.url}${path}`)).text()).toMatch(/\w/);
    }
    expect(await post("nowhere", {})).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect(await get("/api/mutation?path=notes:touchNothing")).toMatchObject({ status: 404 });
  });
});
