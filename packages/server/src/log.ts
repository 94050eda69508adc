/** Structured logs, without tokens or contents: JSON for machines, lines for people at a terminal. */
import { pino } from "pino";
import type { Config } from "./config.ts";
import { printLine } from "./logLine.ts";
import { newId } from "./persistence/ids.ts";

/** A log. */
export type Log = ReturnType<typeof createLog>;

/** Where lines for people go. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Creates the log. */
export function createLog(config: Pick<Config, "LOG_LEVEL">, output: Terminal = process.stdout) {
  const options = { level: config.LOG_LEVEL, base: null };
  const logger = output.isTTY
    ? pino(options, { write: (line: string) => void output.write(printLine(line)) })
    : pino(options);
  return {
    ...bind(logger),
    /** Logs an error and answers with the id under which it can be found. */
    error(error: unknown): string {
      const id = newId().slice(-12);
      logger.error(
        { id, err: error },
        error instanceof Error ? error.message : "Something was thrown that is not an error.",
      );
      return id;
    },
  };
}

function bind(logger: pino.Logger) {
  return {
    debug: (message: string, facts: object = {}) => logger.debug(facts, message),
    info: (message: string, facts: object = {}) => logger.info(facts, message),
    warn: (message: string, facts: object = {}) => logger.warn(facts, message),
  };
}
