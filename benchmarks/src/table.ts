/** What was measured, as a Markdown table with what the machine was. */
import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  /** Absent where there is no target. */
  readonly isMet?: boolean;
}

/** Prints the table below the machine's facts. */
export function printTable(rows: readonly Row[]): string {
  const lines = rows.map(({ what, target, measured, isMet }) => {
    const met = isMet === undefined ? "" : isMet ? "yes" : "**no**";
    return `| ${what} | ${target} | ${measured} | ${met} |`;
  });
  return `${printMachine()}\n\n| what | target | measured | met? |\n|---|---|---|---|\n${lines.join("\n")}\n`;
}

function printMachine(): string {
  const [first] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GB`;
  const load = loadavg().map((each) => each.toFixed(1));
  return [
    `${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, commit ${commit()}.`,
    `${cpus().length} cores of ${first?.model.trim() || "an unnamed processor"}, ${memory}, ${process.platform}, Node ${process.versions.node}.`,
    `Everything on the loopback of this one machine; load averages at the end ${load.join(" ")}. Times are of the wall clock unless called CPU.`,
  ].join("\n");
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown";
  }
}
