/** Prints every environment variable as Markdown, for `docs/reference`. */
import { z } from "zod";
import { configVariables } from "../config.ts";

/** The reference of the configuration. */
export function printConfiguration(): string {
  const rows = Object.entries(configVariables).map(([name, schema]) => {
    const given = schema.safeParse(undefined);
    const standard = given.success && given.data !== undefined && given.data !== "" ? `\`${String(given.data)}\`` : "";
    return `| \`${name}\` | ${z.globalRegistry.get(schema)?.description ?? ""} | ${standard} |`;
  });
  return `# Configuration

Foyer reads its configuration from environment variables, once, when it starts. A value that is not right ends the start with a
message that names it. Written by \`npm run generate\`.

| variable | meaning | default |
|---|---|---|
${rows.join("\n")}
`;
}
