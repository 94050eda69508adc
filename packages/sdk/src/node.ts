/** The sdk for Node. */
import "./nodeSocket.ts";

export * from "./index.ts";
