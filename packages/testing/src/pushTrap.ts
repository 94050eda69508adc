/** A push service for tests, with a browser that decrypts what arrives (RFC 8291) and checks who sent it (RFC 8292). */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { eventually } from "./eventually.ts";

/** A push that arrived. */
export interface TrappedPush {
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly body: Buffer;
  /** What the browser reads. */
  readonly message: { title: string; body: string; url?: string; tag: string };
  /** The claims of the sender's token, whose signature is good for the key that it names. */
  readonly claims: { aud: string; exp: number; sub: string };
  /** That key. */
  readonly senderKey: string;
}

/** A running push service with one browser. */
export interface PushTrap {
  /** What the browser's `PushSubscription.toJSON()` gives. */
  readonly subscription: { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } };
  readonly pushes: readonly TrappedPush[];
  /** How often the service was called, refused calls too. */
  readonly calls: () => number;
  /** Answers the next calls with these statuses before it takes pushes again. */
  refuse(...statuses: number[]): void;
  /** Waits for the newest push, `count` of them having arrived. */
  push(count?: number): Promise<TrappedPush>;
  stop(): Promise<void>;
}

/** Starts a push service. */
export async function startPushTrap(): Promise<PushTrap> {
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = randomBytes(16);
  const pushes: TrappedPush[] = [];
  const refusals: number[] = [];
  let calls = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    calls++;
    const status = refusals.shift();
    if (status === undefined) {
      const body = Buffer.concat(chunks);
      const sender = readSender(request.headers.authorization ?? "");
      pushes.push({ headers: request.headers, body, message: decrypt(body, browser, auth), ...sender });
    }
    response.writeHead(status ?? 201).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    subscription: {
      endpoint: `http://127.0.0.1:${port}/send/${randomBytes(8).toString("hex")}`,
      expirationTime: null,
      keys: { p256dh: browser.getPublicKey("base64url"), auth: auth.toString("base64url") },
    },
    pushes,
    calls: () => calls,
    refuse: (...statuses) => void refusals.push(...statuses),
    async push(count = 1) {
      await eventually(() => pushes.length >= count, { what: `push ${count}`, timeoutMs: 20_000 });
      return pushes.at(-1) as TrappedPush;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function decrypt(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): TrappedPush["message"] {
  const salt = body.subarray(0, 16);
  const keyEnd = 21 + (body[20] ?? 0);
  const senderKey = body.subarray(21, keyEnd);
  const derive = (secret: Uint8Array, key: Uint8Array, info: Buffer | string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, key, info, length));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), senderKey]);
  const shared = derive(browser.computeSecret(senderKey), auth, info, 32);
  const key = derive(shared, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derive(shared, salt, "Content-Encoding: nonce\0", 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(body.subarray(-16));
  const plain = Buffer.concat([decipher.update(body.subarray(keyEnd, -16)), decipher.final()]);
  // The last record ends with the byte 2, and zeros after it.
  return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString("utf8"));
}

function readSender(authorization: string): Pick<TrappedPush, "claims" | "senderKey"> {
  const [, token = "", senderKey = ""] = authorization.match(/^vapid t=([^,\s]+), ?k=(\S+)$/) ?? [];
  const [header = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(senderKey, "base64url");
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  const key = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
  const signed = Buffer.from(`${header}.${claims}`);
  const isGood = verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
  if (!isGood) throw new Error("The sender's token is not good.");
  return { claims: JSON.parse(Buffer.from(claims, "base64url").toString("utf8")), senderKey };
}
