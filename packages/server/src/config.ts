/**
 * The configuration: every environment variable, checked once at start.
 * `docs/reference/configuration.gen.md` is written from the descriptions here.
 */
import { resolve } from "node:path";
import { z } from "zod";

const flag = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true");

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3210).describe("Port on which Foyer listens."),
  HOST: z.string().default("127.0.0.1").describe("Address on which Foyer listens; 0.0.0.0 for all."),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe("Address under which browsers reach Foyer; used in links. Default: http://HOST:PORT."),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "expected a postgresql:// URL")
    .optional()
    .describe("A PostgreSQL of version 15 or later to use instead of the embedded one."),
  FOYER_DATA_DIR: z.string().default(".foyer").describe("Directory of the embedded database and of uploaded files."),
  FOYER_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      "Master key of at least 32 characters. Default: made at the first start and kept in the database, and so in its backups. Set the same one on every node.",
    ),
  FOYER_SAMPLE: flag
    .optional()
    .describe("Whether an empty database gets a sample workspace. Default: 1 on the embedded database, 0 otherwise."),
  FOYER_SIGNUP: z
    .enum(["open", "invite-only"])
    .default("open")
    .describe(
      "Whether anyone may create an account and a workspace of their own, or only those who were invited. The first account can always be created.",
    ),
  FOYER_RATE_LIMIT_FACTOR: z.coerce
    .number()
    .min(0.1)
    .max(1_000_000)
    .default(1)
    .describe("Multiplies every rate limit, for load tests and for hosts that limit by themselves."),
  FOYER_TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe("How many proxies in front of Foyer add to X-Forwarded-For."),
  FOYER_SHOP_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe("Port of the demo shop; 0 turns it off. Default: the port after PORT, if it is free."),
  FOYER_SHOP_WORKSPACE: z
    .string()
    .regex(/^[0-9a-f]{32}$/, "expected the id of a workspace")
    .optional()
    .describe("Id of the workspace whose messenger the demo shop carries. Default: the sample workspace."),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "expected an smtp:// or smtps:// URL")
    .optional()
    .describe("Mail server for outgoing mail. Without one, mail is kept and shown to owners."),
  MAIL_FROM: z.string().default("Foyer <foyer@localhost>").describe("Sender of outgoing mail."),
  S3_ENDPOINT: z
    .url()
    .optional()
    .describe(
      "S3-compatible store for files instead of the data directory; several nodes need one unless they share that directory.",
    ),
  S3_BUCKET: z.string().optional().describe("Bucket of that store."),
  S3_REGION: z.string().default("auto").describe("Region of that store."),
  S3_ACCESS_KEY_ID: z.string().optional().describe("Access key of that store."),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe("Secret key of that store."),
  FOYER_CORS_ORIGINS: z
    .string()
    .default("")
    .describe("Origins, separated by commas, that may read /.well-known/opencom.json."),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"])
    .default("info")
    .describe("Least level that is logged."),
});

/** The variables, for the documentation. */
export const configVariables = variables.shape;

/** The checked configuration. */
export interface Config extends Readonly<z.infer<typeof variables>> {
  readonly publicUrl: string;
  readonly dataDirectory: string;
}

/** Reads the configuration; throws with one line for each variable that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The configuration is not right:\n${lines.join("\n")}`);
  }
  const { PUBLIC_URL, HOST, PORT, FOYER_DATA_DIR } = parsed.data;
  const host = HOST === "0.0.0.0" || HOST === "::" ? "localhost" : HOST;
  return {
    ...parsed.data,
    publicUrl: (PUBLIC_URL ?? `http://${host}:${PORT}`).replace(/\/+$/, ""),
    dataDirectory: resolve(FOYER_DATA_DIR),
  };
}
