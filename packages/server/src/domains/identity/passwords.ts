/** Passwords: argon2id, and the same work for accounts that do not exist. */
import { randomBytes } from "node:crypto";
import { AppError } from "@foyer/protocol";

const SHORTEST = 8;
const LONGEST = 200;
/** argon2id with 19 MiB, two passes and one lane: about 20 ms on one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** Loaded with the first password: many servers see none for days. */
const argon2 = () => import("@node-rs/argon2");

/** The password, if it may be one; throws when it is too short or too long. */
export function requireGoodPassword(password = "", path = "password"): string {
  const { length } = password;
  if (length < SHORTEST || length > LONGEST) {
    throw new AppError("INVALID_INPUT", `A password needs ${SHORTEST} to ${LONGEST} characters`, { path });
  }
  return password;
}

/** Hashes a password. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return hash(password.normalize("NFKC"), COST);
}

/** Whether the password is the one that was hashed; takes as long when there is no hash. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString("hex"));
  const { verify } = await argon2();
  const matches = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return matches && stored !== null && stored !== undefined;
}
