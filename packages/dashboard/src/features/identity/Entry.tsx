import { Navigate } from "@tanstack/react-router";
import { useConvexAuth } from "convex/react";
import type { ReactNode } from "react";
import { safePath } from "./safePath.ts";

/** Leads whoever is signed in on to where they wanted to go; shows the entrance to everybody else. */
export function Entry({ next, children }: { next: string | undefined; children: ReactNode }) {
  const { isAuthenticated } = useConvexAuth();
  if (isAuthenticated) return <Navigate to={safePath(next)} replace />;
  return children;
}
