/** The public keys that hosts hand over: as PEM, as a certificate, or as a JWK. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { AppError } from "@foyer/protocol";

/** Ways to sign where the host keeps the private key. */
export type PairAlgorithm = "RS256" | "ES256";

/** The key as PEM; throws when it is not a public key for the algorithm, or a weak one. */
export function checkedPublicKey(algorithm: PairAlgorithm, text: string | undefined): string {
  if (!text?.trim()) throw new AppError("MISSING_REQUIRED_FIELD", `${algorithm} needs a public key`, at);
  const key = readKey(text.trim());
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (algorithm === "RS256" && key.asymmetricKeyType !== "rsa") {
    throw wrong(`RS256 needs an RSA key, and this is ${nameOf(key)}`);
  }
  if (algorithm === "RS256" && modulusLength < 2_048) {
    throw wrong(`RS256 needs an RSA key of at least 2048 bits, and this one has ${modulusLength}`);
  }
  if (algorithm === "ES256" && namedCurve !== "prime256v1") {
    throw wrong(`ES256 needs a key on curve P-256, and this is ${nameOf(key)}`);
  }
  return key.export({ type: "spki", format: "pem" }).toString();
}

const at = { path: "publicKey" };
const wrong = (message: string) => new AppError("INVALID_FORMAT", message, at);

function readKey(text: string): KeyObject {
  if (text.startsWith("{")) return readJwk(text);
  if (text.includes("PRIVATE")) throw wrong("This is a private key. Foyer needs the public one only.");
  if (/^(ssh|ecdsa)-/.test(text)) {
    throw wrong("This is a key for SSH. Turn it into PEM: ssh-keygen -e -m PKCS8 -f key.pub");
  }
  try {
    return createPublicKey(text);
  } catch {
    throw wrong("This is not a public key in PEM, nor a JWK. Paste all of it, with the lines BEGIN and END.");
  }
}

function readJwk(text: string): KeyObject {
  let jwk: Record<string, unknown>;
  try {
    jwk = JSON.parse(text);
  } catch {
    throw wrong("This begins like a JWK, but is not JSON. Paste all of it.");
  }
  if (Array.isArray(jwk.keys)) throw wrong("This is a set of keys. Paste one of them.");
  if (jwk.kty === "oct") throw wrong("This is a shared secret. Foyer needs a public key.");
  if ("d" in jwk) throw wrong("This is a private key. Foyer needs the public one only.");
  try {
    return createPublicKey({ key: jwk, format: "jwk" });
  } catch {
    throw wrong("This JWK is not a public key: kty, and n and e, or crv, x and y, must be there.");
  }
}

function nameOf({ asymmetricKeyType: type, asymmetricKeyDetails }: KeyObject): string {
  if (type === "ec") return `one on curve ${asymmetricKeyDetails?.namedCurve ?? "unknown"}`;
  return type === "rsa" ? "an RSA key" : `of the kind ${type}`;
}
