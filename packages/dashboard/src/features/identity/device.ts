/** What a browser says about itself, in words: "Firefox on Windows". */
export function describeAgent(userAgent: string | undefined): { label: string; isPhone: boolean } {
  if (!userAgent) return { label: "An unknown device", isPhone: false };
  const browser = browsers.find(([sign]) => userAgent.includes(sign))?.[1];
  const system = systems.find(([sign]) => userAgent.includes(sign))?.[1];
  const isPhone = /iPhone|Android.*Mobile/.test(userAgent);
  const label = browser && system ? `${browser} on ${system}` : (browser ?? system ?? "An unknown device");
  return { label, isPhone };
}

/** In this order: most browsers also claim to be others. */
const browsers = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["HeadlessChrome/", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const systems = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["Linux", "Linux"],
] as const;

/** The session that an access token belongs to. */
export function sessionOf(token: string | null): string | undefined {
  try {
    const payload = atob((token?.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/"));
    const claims: unknown = JSON.parse(payload);
    return typeof claims === "object" && claims !== null && "sid" in claims && typeof claims.sid === "string"
      ? claims.sid
      : undefined;
  } catch {
    return undefined;
  }
}
