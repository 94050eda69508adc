/** One entry of the log as a person reads it. */

const NAMES: Readonly<Record<number, string>> = { 20: "debug", 30: "info", 40: "warning", 50: "error", 60: "fatal" };

/** `{"level":50,"time":…,"msg":…}` → `11:42:03  error    What happened  id=…`, with the stack below. */
export function printLine(json: string): string {
  // The logger writes these into every line.
  const { level, time, msg, err, ...facts } = JSON.parse(json) as {
    level: number;
    time: number;
    msg?: string;
    err?: { message?: string; stack?: string };
  } & Record<string, unknown>;
  const clock = new Date(time).toTimeString().slice(0, 8);
  const rest = Object.entries(facts).map(([name, value]) => `  ${name}=${print(value)}`);
  const stack = err?.stack ? `\n${err.stack.replace(/^/gm, "    ")}` : "";
  return `${clock}  ${(NAMES[level] ?? String(level)).padEnd(7)}  ${msg ?? ""}${rest.join("")}${stack}\n`;
}

function print(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
