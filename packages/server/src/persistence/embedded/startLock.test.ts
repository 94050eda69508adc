import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { inspectProcess } from "./processes.ts";
import { scratchDirectory } from "./scratch.ts";
import { withStartLock } from "./startLock.ts";

test("only one at a time gets in, and everybody gets in", async () => {
  const directory = scratchDirectory();
  let inside = 0;
  let most = 0;
  const visit = () =>
    withStartLock(directory, async () => {
      inside++;
      most = Math.max(most, inside);
      await new Promise(setImmediate);
      inside--;
    });
  await Promise.all(Array.from({ length: 10 }, visit));
  expect(most).toBe(1);
  expect(readdirSync(directory)).toHaveLength(1);
});

test("work that fails lets the next one in", async () => {
  const directory = scratchDirectory();
  await expect(withStartLock(directory, () => Promise.reject(new Error("no luck")))).rejects.toThrow("no luck");
  expect(await withStartLock(directory, async () => "in")).toBe("in");
});

test("a holder that runs keeps others out until it ends, however it ends", async () => {
  const directory = scratchDirectory();
  const holder = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(holder, "spawn");
  writeFileSync(path.join(directory, "start.7.lock"), JSON.stringify(inspectProcess(holder.pid ?? 0)));
  const order: string[] = [];
  const entered = withStartLock(directory, async () => order.push("entered"));
  await Promise.race([entered, withStartLock(scratchDirectory(), async () => order.push("elsewhere"))]);
  order.push("killed");
  holder.kill("SIGKILL");
  await entered;
  expect(order).toEqual(["elsewhere", "killed", "entered"]);
});

test("a later process that got a dead holder's id does not hold the lock", async () => {
  const directory = scratchDirectory();
  const holder = { pid: process.pid, startedAt: "before the last restart of the machine", command: "node" };
  writeFileSync(path.join(directory, "start.1.lock"), JSON.stringify(holder));
  expect(await withStartLock(directory, async () => "in")).toBe("in");
});
