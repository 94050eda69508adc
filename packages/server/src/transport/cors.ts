/** Cross-origin requests to the functions: allowed from everywhere, since nothing is authorised by a cookie. */
import type { App } from "./routes.ts";

/** Answers preflights and marks answers as readable. */
export function addCors(app: App): void {
  app.use("/api/*", async (c, next) => {
    const origin = c.req.header("origin");
    if (origin) {
      c.header("Access-Control-Allow-Origin", origin);
      c.header("Access-Control-Allow-Credentials", "true");
      c.header("Access-Control-Expose-Headers", "Retry-After, ETag");
      c.header("Vary", "Origin");
    }
    if (c.req.method !== "OPTIONS") return next();
    c.header("Access-Control-Allow-Methods", "GET, POST, OPTIONS, PATCH, DELETE, PUT");
    c.header("Access-Control-Allow-Headers", c.req.header("access-control-request-headers") ?? "");
    c.header("Access-Control-Max-Age", "86400");
    return c.body(null, 204);
  });
}
