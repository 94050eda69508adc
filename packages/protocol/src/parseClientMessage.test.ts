import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProtocolError } from "./messageFields.ts";
import { MESSAGE_LIMITS, parseArgs, parseClientMessage } from "./parseClientMessage.ts";

const sessionId = "0B9F2A54-1111-4222-8333-0123456789ab";
const connect = { type: "Connect", sessionId, connectionCount: 0, lastCloseReason: null };
const add = { type: "Add", queryId: 0, udfPath: "messages:list", args: [{}] };
const modify = { type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [add] };
const mutation = { type: "Mutation", requestId: 3, udfPath: "messages:send", args: [{ body: "hi" }] };

function parse(message: unknown) {
  return parseClientMessage(JSON.stringify(message));
}

function fieldOfRefusal(text: string): string {
  try {
    parseClientMessage(text);
  } catch (error) {
    if (error instanceof ProtocolError) return error.field;
    throw error;
  }
  throw new Error("the message was accepted");
}

describe("a message from a client", () => {
  it("opens the socket with its session, in lower case", () => {
    expect(parse(connect)).toStrictEqual({ ...connect, sessionId: sessionId.toLowerCase() });
    const rest = { maxObservedTimestamp: "AQAAAAAAAAA=", clientTs: 1.7e12, lastCloseReason: "InactiveServer" };
    expect(parse({ ...connect, ...rest, novelty: 1 })).toStrictEqual({
      ...connect,
      ...rest,
      sessionId: sessionId.toLowerCase(),
    });
  });

  it("may leave optional fields null", () => {
    const nulls = { maxObservedTimestamp: null, clientTs: null, lastCloseReason: undefined };
    expect(parse({ ...connect, ...nulls })).toStrictEqual(parse(connect));
    const added = { ...add, journal: null, componentPath: "" };
    expect(parse({ ...modify, modifications: [added] })).toStrictEqual(modify);
  });

  it("has an over-long close reason cut short rather than refused", () => {
    expect(parse({ ...connect, lastCloseReason: "x".repeat(5000) })).toMatchObject({
      lastCloseReason: "x".repeat(MESSAGE_LIMITS.closeReason),
    });
  });

  it("says who is calling", () => {
    const user = { type: "Authenticate", baseVersion: 0, tokenType: "User", value: "a.b.c" };
    expect(parse(user)).toStrictEqual(user);
    expect(parse({ ...user, tokenType: "None" })).toStrictEqual({
      type: "Authenticate",
      baseVersion: 0,
      tokenType: "None",
    });
    const admin = { ...user, tokenType: "Admin" };
    expect(parse(admin)).toStrictEqual(admin);
    expect(parse({ ...admin, acting_as: { subject: "alice" } })).toStrictEqual({
      ...admin,
      impersonating: { subject: "alice" },
    });
  });

  it("adds and removes queries, or none", () => {
    const modifications = [
      { ...add, journal: "end", componentPath: "other" },
      { type: "Remove", queryId: 4 },
    ];
    expect(parse({ ...modify, modifications })).toStrictEqual({ ...modify, modifications });
    expect(parse({ ...modify, modifications: [] })).toStrictEqual({ ...modify, modifications: [] });
  });

  it("calls mutations and actions with an object in an array or bare", () => {
    expect(parse(mutation)).toStrictEqual(mutation);
    expect(parse({ ...mutation, args: { body: "hi" } })).toStrictEqual(mutation);
    expect(parse({ ...mutation, type: "Action" })).toStrictEqual({ ...mutation, type: "Action" });
  });

  it("passes on a function's name as it is: a bad one fails the call, not the socket", () => {
    expect(parse({ ...mutation, udfPath: "::" })).toMatchObject({ udfPath: "::" });
  });

  it("may be an event of any kind", () => {
    expect(parse({ type: "Event", eventType: "Brand", event: [1] })).toStrictEqual({
      type: "Event",
      eventType: "Brand",
      event: [1],
    });
    expect(parse({ type: "Event", eventType: { toString: 1 } })).toStrictEqual({
      type: "Event",
      eventType: "",
      event: null,
    });
  });

  it.each([
    ["type", { type: "Connekt" }],
    ["type", {}],
    ["sessionId", { ...connect, sessionId: "1" }],
    ["sessionId", { ...connect, sessionId: sessionId.replaceAll("-", "") }],
    ["connectionCount", { ...connect, connectionCount: -1 }],
    ["clientTs", { ...connect, clientTs: "now" }],
    ["maxObservedTimestamp", { ...connect, maxObservedTimestamp: "A".repeat(13) }],
    ["tokenType", { type: "Authenticate", baseVersion: 0, tokenType: "Root", value: "x" }],
    ["value", { type: "Authenticate", baseVersion: 0, tokenType: "User" }],
    ["value", { type: "Authenticate", baseVersion: 0, tokenType: "User", value: "x".repeat(70_000) }],
    ["impersonating", { type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: "k", impersonating: [] }],
    ["baseVersion", { ...modify, baseVersion: 0.5 }],
    ["newVersion", { ...modify, newVersion: 0 }],
    ["modifications", { ...modify, modifications: {} }],
    ["modifications", { ...modify, modifications: new Array(4097).fill(add) }],
    ["modifications[1]", { ...modify, modifications: [add, null] }],
    ["modifications[1].type", { ...modify, modifications: [add, { type: "Change", queryId: 1 }] }],
    ["modifications[1].queryId", { ...modify, modifications: [add, { type: "Remove", queryId: 2 ** 31 }] }],
    ["modifications[0].args", { ...modify, modifications: [{ ...add, args: [{}, {}] }] }],
    ["modifications[0].journal", { ...modify, modifications: [{ ...add, journal: 1 }] }],
    ["requestId", { ...mutation, requestId: "3" }],
    ["udfPath", { ...mutation, udfPath: undefined }],
    ["args", { ...mutation, args: [] }],
    ["args", { ...mutation, args: "{}" }],
    ["args", { ...mutation, args: [[{}]] }],
    ["componentPath", { ...mutation, componentPath: 1 }],
  ])("is refused when %s is wrong", (field, message) => {
    expect(fieldOfRefusal(JSON.stringify(message))).toBe(field);
  });

  it.each(["", "{", "null", "[]", "7", '"Ping"', "[".repeat(100_000)])(
    "is refused when it is no object: %#",
    (text) => {
      expect(fieldOfRefusal(text)).toBe("");
    },
  );

  it("says in words what is wrong", () => {
    expect(() => parse({ ...modify, modifications: [{ ...add, queryId: null }] })).toThrow(
      "modifications[0].queryId: expected a whole number from 0 to 2147483647",
    );
    expect(() => parseArgs(null)).toThrow("args: expected an object or an array holding one object");
  });
});

describe("arbitrary input", () => {
  const names = ["type", "baseVersion", "newVersion", "queryId", "requestId", "udfPath", "args", "value", "tokenType"];
  const json = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>("Add", "Remove", "User", "Admin", 0, 1, -1, 1.5, [], {}, [{}], null, "a:b"),
  );
  const messages = fc
    .tuple(
      fc.constantFrom<object>(connect, modify, mutation, add, { type: "Event" }, { type: "Authenticate" }),
      fc.dictionary(fc.constantFrom(...names, "modifications", "sessionId", "journal", "event", "eventType"), json),
      fc.array(fc.dictionary(fc.constantFrom(...names), json), { maxLength: 3 }),
      fc.boolean(),
    )
    .map(([base, changes, modifications, isNested]) => ({
      ...base,
      ...changes,
      ...(isNested ? { modifications } : {}),
    }));

  it("is either a message or refused with a protocol error, never anything else", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          texts,
          messages.map((message) => JSON.stringify(message)),
        ),
        (text) => {
          try {
            expect(parseClientMessage(text)).toHaveProperty("type");
          } catch (error) {
            expect(error).toBeInstanceOf(ProtocolError);
          }
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("that was accepted once is accepted again unchanged", () => {
    fc.assert(
      fc.property(messages, (message) => {
        let parsed: unknown;
        try {
          parsed = parse(message);
        } catch {
          return;
        }
        expect(parse(parsed)).toStrictEqual(parsed);
      }),
      { numRuns: 3000 },
    );
  });
});
