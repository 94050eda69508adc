import { useSearch } from "@tanstack/react-router";
import { LinkScreen } from "./LinkScreen.tsx";

/** The address of a link that signs in. */
export function LinkRoute() {
  const { token = "" } = useSearch({ from: "/sign-in/link" });
  return <LinkScreen token={token} />;
}
