/** Prints the reference of all public functions and the permission matrix as Markdown, for `docs/reference`. */

import { PERMISSIONS, ROLES } from "../domains/workspaces/permissions.ts";
import type { RegisteredFunction } from "../engine/registry.ts";
import { toJsonSchema } from "./jsonSchema.ts";
import { printType } from "./typescript.ts";

/** The function reference. */
export function printReference(functions: readonly RegisteredFunction[]): string {
  const modules = groupByModule(functions);
  const sections = [...modules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, members]) => printModule(module, members));
  return `# Functions\n\nEvery public function, over the sync protocol as \`module:function\` and over HTTP as \`/api/v1/module/function\`. Written by \`npm run generate\`.\n\n${sections.join("\n")}`;
}

function groupByModule(functions: readonly RegisteredFunction[]): Map<string, RegisteredFunction[]> {
  const modules = new Map<string, RegisteredFunction[]>();
  for (const fn of functions) {
    const module = fn.name.split(":")[0] ?? "";
    modules.set(module, [...(modules.get(module) ?? []), fn]);
  }
  return modules;
}

function printModule(module: string, functions: readonly RegisteredFunction[]): string {
  const sorted = [...functions].sort((a, b) => (a.name < b.name ? -1 : 1));
  return `## ${module}\n\n${sorted.map(printFunction).join("\n")}`;
}

function printFunction(fn: RegisteredFunction): string {
  const { kind, access, rateLimit } = fn.declaration;
  const limit = rateLimit ? ` At most ${rateLimit.points} calls in ${rateLimit.seconds} s per ${rateLimit.per}.` : "";
  const args = printType(toJsonSchema(fn.argsSchema, "input"), "");
  const result = printType(toJsonSchema(fn.declaration.returns, "output"), "");
  return `### ${fn.name}\n\n${fn.doc}\n\n${kind}; for ${printAccess(access)}.${limit}\n\n\`\`\`ts\nargs: ${args}\nresult: ${result}\n\`\`\`\n`;
}

function printAccess(access: RegisteredFunction["declaration"]["access"]): string {
  return Object.entries(access)
    .map(([kind, rule]) => {
      if (kind === "anyone") return "anyone";
      return typeof rule === "string"
        ? `${kind} with \`${rule}\``
        : typeof rule === "function"
          ? `${kind} by rule`
          : kind;
    })
    .join(", ");
}

/** The permission matrix. */
export function printPermissions(): string {
  const head = `| permission | ${ROLES.join(" | ")} |\n|---|${ROLES.map(() => "---").join("|")}|`;
  const rows = Object.entries(PERMISSIONS).map(
    ([name, roles]) =>
      `| \`${name}\` | ${ROLES.map((role) => ((roles as readonly string[]).includes(role) ? "✓" : "")).join(" | ")} |`,
  );
  return `# Permissions\n\nWhat each role may do. A member with a list of their own has that list instead. Written by \`npm run generate\`.\n\n${head}\n${rows.join("\n")}\n`;
}
