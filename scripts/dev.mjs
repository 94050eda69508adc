/**
 * Runs everything for those who work on it: `npm run dev`. The server is built and started again whenever its sources
 * change, the messenger and the store chat are built again, and the dashboard is served by Vite, which passes all else on
 * to the server.
 */
import { spawn } from "node:child_process";
import { rmSync, watch } from "node:fs";
import { join } from "node:path";
import { installIfNeeded, root } from "./install.mjs";

installIfNeeded();
const { build } = await import("./build.mjs");
const { watchForNode } = await import("./bundle.mjs");
const { createServer } = await import("vite");

const port = Number(process.env.PORT || 3210);
const dashboardPort = Number(process.env.DASHBOARD_PORT || port + 10);
const address = `http://127.0.0.1:${dashboardPort}`;
const dist = join(root, "packages/server/dist");
/** What pages of other origins load, and what it is made of. */
const scripts = { only: ["messenger", "store chat"], sources: ["messenger", "react", "sdk", "ui", "protocol"] };

await build({ only: ["server"] });
await build(scripts).catch(complain);
// What is built from here on is not what the next `npm start` expects to find.
rmSync(join(dist, ".built"), { force: true });

let server;
let wanted = 0;
const vite = await serveDashboard();
const watching = await watchForNode({ main: "packages/server/src/main.ts" }, onBuilt);
watchScripts();
// Vite listens to signals too, and may end this process first: the server has been told by then, and ends by itself.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void end());

/** Starts what was built; while it cannot be built, the server that runs goes on. */
async function onBuilt({ errors }) {
  if (errors.length > 0) return;
  const mine = ++wanted;
  await stopServer();
  if (mine !== wanted) return;
  const environment = { PUBLIC_URL: address, ...process.env, PORT: String(port) };
  const args = ["--enable-source-maps", join(dist, "main.js")];
  server = spawn(process.execPath, args, { cwd: root, env: environment, stdio: "inherit" });
}

async function stopServer() {
  const ending = server;
  if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
  const ended = new Promise((resolve) => ending.once("exit", resolve));
  ending.kill("SIGTERM");
  await ended;
}

function watchScripts() {
  let timer;
  let building = Promise.resolve();
  const again = () => {
    building = building.then(() => build({ log: () => {}, only: scripts.only })).catch(complain);
  };
  for (const name of scripts.sources) {
    watch(join(root, "packages", name, "src"), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(again, 100);
    });
  }
}

async function serveDashboard() {
  const pass = { target: `http://127.0.0.1:${port}`, ws: true };
  const proxy = Object.fromEntries(
    ["/api", "/files", "/messenger", "/store-chat", "/geolocation", "/.well-known"].map((path) => [path, pass]),
  );
  const made = await createServer({
    root: join(root, "packages/dashboard"),
    server: { host: "127.0.0.1", port: dashboardPort, strictPort: true, proxy },
    logLevel: "warn",
  });
  return made.listen();
}

async function end() {
  wanted += 1;
  await stopServer();
  await watching.dispose();
  await vite.close();
  process.exit(0);
}

function complain(error) {
  console.error(error instanceof Error ? error.message : error);
}
