import { expect, test } from "vitest";
import { permissionGroups } from "../workspaces/roles.ts";
import { findSettings, sections } from "./sections.ts";

const found = (query: string) => findSettings(query, sections).map(({ section, setting }) => [section.name, setting]);

test("a setting is found by the words that people use for it", () => {
  expect(found("dark")).toContainEqual(["preferences", "Theme, dark mode, colours"]);
  expect(found("hmac").map(([name]) => name)).toEqual(["identity"]);
  expect(found("photo").map(([name]) => name)).toEqual(["profile"]);
  expect(found("transfer owner").map(([name]) => name)).toEqual(["team"]);
});

test("the name of a page finds the page, and nothing finds nothing", () => {
  expect(found("audit log")).toContainEqual(["audit", undefined]);
  expect(found("   ")).toEqual([]);
  expect(found("zebra")).toEqual([]);
});

test("no permission is offered twice", () => {
  const names = permissionGroups.flatMap(({ permissions }) => permissions.map(([name]) => name));
  expect(new Set(names).size).toBe(names.length);
});
