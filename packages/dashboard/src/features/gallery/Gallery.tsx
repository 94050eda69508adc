import { useSearch } from "@tanstack/react-router";
import { InboxSpecimen } from "./InboxSpecimen.tsx";
import { PartsPage } from "./PartsPage.tsx";
import { SignInSpecimen } from "./SignInSpecimen.tsx";

/** The pages on which the parts are looked at: `?page=inbox`, `?page=sign-in`, otherwise all parts. */
export function Gallery() {
  const { page } = useSearch({ from: "/gallery" });
  if (page === "inbox") return <InboxSpecimen />;
  if (page === "sign-in") return <SignInSpecimen />;
  return <PartsPage />;
}
