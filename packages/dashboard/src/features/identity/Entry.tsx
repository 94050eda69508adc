import { useRouter } from "@tanstack/react-router";
import { useConvexAuth } from "convex/react";
import { type ReactNode, useEffect } from "react";
import { safePath } from "./safePath.ts";

/** Leads whoever is signed in on to where they wanted to go; shows the entrance to everybody else. */
export function Entry({ next, children }: { next: string | undefined; children: ReactNode }) {
  const { isAuthenticated } = useConvexAuth();
  const { history, basepath } = useRouter();
  useEffect(() => {
    if (isAuthenticated) history.replace(basepath + safePath(next));
  }, [isAuthenticated, history, basepath, next]);
  return isAuthenticated ? null : children;
}
