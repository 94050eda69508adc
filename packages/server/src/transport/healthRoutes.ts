/** Whether this node lives, whether it can work, and its measurements. */
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { App, RouteContext } from "./routes.ts";

/** Adds `/healthz`, `/readyz` and `/metrics`. */
export function addHealthRoutes(app: App, { engine }: RouteContext): void {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics, prefix: "foyer_" });
  const gauges: [name: string, help: string, read: () => number][] = [
    ["foyer_live_results", "Results that are kept up to date.", () => engine.live.size],
    ["foyer_live_evaluations_total", "Computations of live results since the start.", () => engine.live.evaluations],
    ["foyer_waiting_mutations", "Mutations that wait for a connection to the database.", () => engine.writes.waiting],
  ];
  for (const [name, help, read] of gauges) {
    new Gauge({
      name,
      help,
      registers: [metrics],
      collect() {
        this.set(read());
      },
    });
  }
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    try {
      await engine.snapshots.read((connection) => connection.query("select 1"));
      return c.json({ status: "ready" });
    } catch {
      return c.json({ status: "unavailable", reason: "The database does not answer." }, 503);
    }
  });
  app.get("/metrics", async (c) => c.text(await metrics.metrics(), 200, { "Content-Type": metrics.contentType }));
}
