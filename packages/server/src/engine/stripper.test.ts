import { expect, test } from "vitest";
import { stripperOf } from "./stripper.ts";
import { z } from "./values.ts";

const person = z.object({ kind: z.literal("person"), name: z.string() });
const team = z.object({ kind: z.literal("team"), size: z.number() });

test("what is not declared is dropped at every depth", () => {
  const strip = stripperOf(z.object({ list: z.array(person.nullable()), by: z.record(z.string(), person.optional()) }));
  const row = { kind: "person", name: "Ann", passwordHash: "secret" };
  expect(strip({ list: [row, null], by: { ann: row }, more: row })).toEqual({
    list: [{ kind: "person", name: "Ann" }, null],
    by: { ann: { kind: "person", name: "Ann" } },
  });
});

test("a value that fits none of its forms keeps no column that they do not have", () => {
  const strip = stripperOf(z.union([person, team, z.null()]));
  const row = { kind: "robot", name: "Bolt", passwordHash: "secret" };
  expect(JSON.stringify(strip(row))).not.toContain("secret");
  expect(strip({ kind: "team", size: 3, passwordHash: "secret" })).toEqual({ kind: "team", size: 3 });
  expect(strip(null)).toBeNull();
});

test("a result cannot be declared in a way that nobody knows how to strip", () => {
  for (const schema of [z.tuple([person]), z.intersection(person, team), z.object({ at: z.set(person) })]) {
    expect(() => stripperOf(schema)).toThrow("A result cannot be declared as");
  }
});
