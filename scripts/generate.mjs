/** Writes everything that follows from the declarations: `npm run generate`. */
import { collectModules } from "./collectModules.mjs";

collectModules("packages/server/src/domains");
