/** A place of this app; never another site, whatever a link says. */
export function safePath(next: string | undefined): string {
  return next?.startsWith("/") && !next.startsWith("//") && !next.startsWith("/\\") ? next : "/inbox";
}
