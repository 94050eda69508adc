/**
 * Writes `domains/modules.gen.ts`: every module of functions by its wire name, and every function's doc comment.
 * A file's wire name is its own name, or what it exports as `module`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";

const DECLARED =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*)?export const (\w+) = (query|mutation|action|ephemeral|internalQuery|internalMutation|job)\(/g;

/** Collects the modules below `directory` and writes the file when it differs; answers whether it did. */
export function collectModules(directory) {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.(test|gen)\.ts$/.test(file))
    .sort();
  const modules = new Map();
  const docs = {};
  const imports = [];
  for (const file of files) {
    const source = readFileSync(join(directory, file), "utf8");
    const found = [...source.matchAll(DECLARED)];
    if (found.length === 0) continue;
    const wireName = source.match(/^export const module = "([^"]+)";/m)?.[1] ?? basename(file, ".ts");
    const variable = relative(".", file)
      .replace(/\.ts$/, "")
      .replace(/[^A-Za-z0-9]+(.)/g, (_, letter) => letter.toUpperCase());
    imports.push(`import * as ${variable} from "./${file}";`);
    modules.set(wireName, [...(modules.get(wireName) ?? []), variable]);
    for (const [, doc, name, kind] of found) {
      if (doc && kind !== "job")
        docs[`${wireName}:${name}`] = doc
          .replace(/^\s*\* ?/gm, "")
          .replace(/\s+/g, " ")
          .trim();
    }
  }
  const lines = [...modules]
    .sort()
    .map(([name, parts]) => `  ${JSON.stringify(name)}: { ${parts.map((part) => `...${part}`).join(", ")} },`);
  const text = `/** Written by \`npm run generate\`. */
${imports.join("\n")}

/** Every module of functions by its wire name. */
export const modules = {
${lines.join("\n")}
};

/** The doc comment of every function by its name. */
export const docs: Readonly<Record<string, string>> = ${JSON.stringify(docs, Object.keys(docs).sort(), 2)};
`;
  return writeIfChanged(join(directory, "modules.gen.ts"), text);
}

/** Writes a file when its text differs from what it holds; answers whether it did. */
export function writeIfChanged(file, text) {
  let before = "";
  try {
    before = readFileSync(file, "utf8");
  } catch {
    // Not there yet.
  }
  if (before === text) return false;
  writeFileSync(file, text);
  return true;
}
