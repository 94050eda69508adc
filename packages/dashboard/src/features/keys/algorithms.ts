import type { api } from "@foyer/sdk";
import type { FunctionArgs } from "convex/server";

/** How tokens are signed. */
export type Algorithm = FunctionArgs<typeof api.signingKeys.create>["algorithm"];

/** Every way to sign, with who holds what. */
export const algorithms: readonly { value: Algorithm; label: string; description: string }[] = [
  { value: "HS256", label: "HS256: one secret", description: "Foyer makes it and shows it once" },
  { value: "RS256", label: "RS256: your RSA key", description: "You keep the private key, Foyer gets the public one" },
  { value: "ES256", label: "ES256: your P-256 key", description: "As RS256, with shorter signatures" },
];
