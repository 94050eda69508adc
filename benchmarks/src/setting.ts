/** A seeded database with a server on it, for as long as one benchmark needs them. */
import { type BenchDatabase, startBenchDatabase } from "./database.ts";
import { type SeedOptions, seedConversations } from "./seed.ts";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";
import { makeTeams, SECRET, type Team } from "./teams.ts";

/** What a benchmark runs against. */
export interface Setting {
  readonly database: BenchDatabase;
  readonly teams: readonly Team[];
  readonly server: ServerProcess;
  /** Starts the server again on the same port, after it was killed. */
  startAgain(): Promise<void>;
}

/** What is made before. */
export interface SettingOptions extends Omit<SeedOptions, "teams"> {
  readonly workspaces?: number;
  readonly agents?: number;
}

/** Makes a setting, gives it to `work`, and removes it. */
export async function withSetting<T>(options: SettingOptions, work: (setting: Setting) => Promise<T>): Promise<T> {
  const { workspaces = 8, agents = 8, ...seed } = options;
  const database = await startBenchDatabase();
  try {
    const teams = await makeTeams(database, { workspaces, agents });
    await seedConversations(database, { ...seed, teams });
    const start = (port?: number) =>
      startServerProcess({
        databaseUrl: database.url,
        dataDirectory: database.directory,
        secret: SECRET,
        ...(port ? { port } : {}),
      });
    let server = await start();
    try {
      return await work({
        database,
        teams,
        get server() {
          return server;
        },
        async startAgain() {
          server = await start(server.port);
        },
      });
    } finally {
      await server.stop();
    }
  } finally {
    await database.stop();
  }
}
