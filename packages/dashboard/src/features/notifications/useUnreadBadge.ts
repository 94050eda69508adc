import { useEffect } from "react";

/** Shows in the tab how many conversations are unread: as a number in its title and as a dot on its icon. */
export function useUnreadBadge(count: number): void {
  useEffect(() => {
    show(count);
    // Whoever has signed out has nothing unread.
    return () => show(0);
  }, [count]);
}

function show(count: number): void {
  document.title = count > 0 ? `(${count > 99 ? "99+" : count}) Foyer` : "Foyer";
  const link = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (link) link.href = count > 0 ? "/app/favicon-unread.svg" : "/app/favicon.svg";
}
