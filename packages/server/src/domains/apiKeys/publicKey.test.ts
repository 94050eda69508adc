import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { expect, test } from "vitest";
import { checkedPublicKey } from "./publicKey.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
const pemOf = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();
const jwkOf = (key: KeyObject) => JSON.stringify(key.export({ format: "jwk" }));

test("a public key is taken as PEM or as a JWK and kept in one spelling", () => {
  expect(checkedPublicKey("RS256", jwkOf(rsa.publicKey))).toBe(pemOf(rsa.publicKey));
  expect(checkedPublicKey("ES256", ` ${jwkOf(curve.publicKey)}\n`)).toBe(pemOf(curve.publicKey));
  expect(checkedPublicKey("ES256", `\n${pemOf(curve.publicKey)}`)).toBe(pemOf(curve.publicKey));
});

test("what cannot be taken says what it is", () => {
  const refusals: [string, "RS256" | "ES256", RegExp][] = [
    [jwkOf(rsa.privateKey), "RS256", /private key/],
    [rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString(), "RS256", /private key/],
    [pemOf(curve.publicKey), "RS256", /needs an RSA key, and this is one on curve prime256v1/],
    [pemOf(rsa.publicKey), "ES256", /curve P-256, and this is an RSA key/],
    [pemOf(generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey), "ES256", /secp384r1/],
    [
      pemOf(generateKeyPairSync("rsa", { modulusLength: 1_024 }).publicKey),
      "RS256",
      /2048 bits, and this one has 1024/,
    ],
    [JSON.stringify({ keys: [rsa.publicKey.export({ format: "jwk" })] }), "RS256", /set of keys/],
    ['{"kty":"oct","k":"c2VjcmV0"}', "RS256", /shared secret/],
    ['{"kty":"RSA"}', "RS256", /This JWK is not a public key/],
    ["{", "RS256", /not JSON/],
    ["ssh-rsa AAAAB3Nz me@home", "RS256", /SSH/],
    ["nonsense", "ES256", /not a public key in PEM/],
  ];
  for (const [text, algorithm, reason] of refusals) expect(() => checkedPublicKey(algorithm, text)).toThrow(reason);
});
