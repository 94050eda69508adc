import { useLayoutEffect } from "preact/hooks";
import { useMessenger } from "../model/state.ts";

/** Adopts a style sheet with the first component that needs it. */
export function useStyles(styles: string): void {
  const { frame } = useMessenger();
  useLayoutEffect(() => frame.addStyles(styles), [frame, styles]);
}
