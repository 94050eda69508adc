import { closeSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { scratchDirectory } from "./scratch.ts";
import { openServerLog, readServerLog, sizeOf, trimServerLog } from "./serverLog.ts";

const large = 9 * 1024 * 1024;

test("a log that has grown large is moved aside while PostgreSQL goes on writing to it", () => {
  const file = path.join(scratchDirectory(), "postgres.log");
  const descriptor = openServerLog(file);
  writeSync(descriptor, "x".repeat(large));
  trimServerLog(file);
  writeSync(descriptor, "after\n");
  closeSync(descriptor);
  expect(readFileSync(file, "utf8")).toBe("after\n");
  expect(sizeOf(`${file}.previous`)).toBe(large);
});

test("a small log goes on after a restart, and only its new end is quoted", () => {
  const file = path.join(scratchDirectory(), "postgres.log");
  writeFileSync(file, "earlier\n");
  const descriptor = openServerLog(file);
  writeSync(descriptor, "later\n");
  closeSync(descriptor);
  expect(readServerLog(file, "earlier\n".length)).toBe("later");
});
