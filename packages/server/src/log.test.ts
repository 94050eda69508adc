import { expect, test } from "vitest";
import { createLog } from "./log.ts";

function terminal() {
  const lines: string[] = [];
  return { lines, output: { isTTY: true, write: (text: string) => lines.push(text) } };
}

test("at a terminal an entry is a line, and an error shows where it came from", () => {
  const { lines, output } = terminal();
  const log = createLog({ LOG_LEVEL: "info" }, output);
  log.warn("The mail server does not answer", { host: "mail.example.com", attempts: 3 });
  const id = log.error(new Error("Out of paper"));
  expect(lines[0]).toMatch(
    /^\d\d:\d\d:\d\d {2}warning {2}The mail server does not answer {2}host=mail.example.com {2}attempts=3\n$/,
  );
  expect(lines[1]).toContain(`error    Out of paper  id=${id}\n    Error: Out of paper\n`);
  expect(lines[1]).toContain("log.test.ts");
});

test("what is below the chosen level is not logged", () => {
  const { lines, output } = terminal();
  const log = createLog({ LOG_LEVEL: "error" }, output);
  log.warn("quiet");
  log.info("quiet");
  log.debug("quiet");
  expect(lines).toEqual([]);
});
