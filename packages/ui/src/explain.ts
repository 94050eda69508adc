import { createContext } from "react";

/** Puts into words why something failed; given by `UiProvider`. */
export const ExplainContext = createContext<(error: unknown) => string>(String);
