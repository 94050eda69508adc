/**
 * Secrets of this installation: encryption at rest, hashes of tokens, comparison in constant time.
 * Knows one master key; does not know what is kept secret.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** What can be done with the installation's master key. */
export interface Secrets {
  /** Encrypts a text for the database. */
  seal(plain: string): string;
  /** Decrypts what `seal` made; throws when it was not. */
  open(sealed: string): string;
  /** A key for one purpose, derived from the master key. */
  key(purpose: string): Uint8Array;
}

/** Derives everything from `masterKey`, any text of at least 32 characters. */
export function createSecrets(masterKey: string): Secrets {
  const derive = (purpose: string) => new Uint8Array(hkdfSync("sha256", masterKey, "foyer", purpose, 32));
  const sealing = derive("seal");
  return {
    seal(plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce);
      const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
    },
    open(sealed) {
      if (!sealed.startsWith("v1.")) throw new Error("This is not a sealed text.");
      const bytes = Buffer.from(sealed.slice(3), "base64url");
      const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
    key: derive,
  };
}

/** The SHA-256 of a token as it is stored: hexadecimal. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The HMAC-SHA256 of a text: hexadecimal. */
export function hmacOf(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(hashOf(left)), Buffer.from(hashOf(right))];
  return timingSafeEqual(a, b);
}

/** A random token: a prefix and 64 hexadecimal characters. */
export function newToken(prefix = ""): string {
  return `${prefix}${randomBytes(32).toString("hex")}`;
}
