/** What the files that add routes share. */
import type { IncomingMessage } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { Config } from "../config.ts";
import type { Origin } from "../engine/caller.ts";
import type { Engine } from "../engine/engine.ts";
import type { FileDoor } from "../files/door.ts";
import type { Log } from "../log.ts";

/** What routes are made of. */
export interface RouteContext {
  readonly engine: Engine;
  readonly config: Config;
  readonly log: Log;
  readonly files: FileDoor;
  originOf(request: IncomingMessage): Origin;
}

/** The application that routes are added to. */
export type App = Hono<{ Bindings: HttpBindings }>;
