/**
 * Web push: encrypts a message for one browser and hands it to that browser's push service.
 * Knows the installation's own key pair (VAPID), derived from its master key; does not know whom a browser belongs to.
 */
import { createECDH } from "node:crypto";
import type { Config } from "../../config.ts";
import type { Outside } from "../../outside.ts";
import type { Secrets } from "../../secrets.ts";

/** A browser that asked for messages. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** Sends push messages. */
export interface Pusher {
  /** The key with which browsers subscribe. */
  readonly publicKey: string;
  /** Sends a text; a later one of the same topic replaces one that has not been delivered. Answers the service's status. */
  send(target: PushTarget, message: { text: string; topic: string }): Promise<number>;
}

const KEPT_SECONDS = 86_400;

/** A pusher of this installation. */
export function createPusher(
  config: Pick<Config, "publicUrl" | "MAIL_FROM">,
  secrets: Secrets,
  outside: Outside,
): Pusher {
  const keys = keysOf(secrets);
  const address = config.MAIL_FROM.match(/[^\s<>]+@[^\s<>]+/)?.[0] ?? "foyer@localhost";
  const subject = config.publicUrl.startsWith("https:") ? config.publicUrl : `mailto:${address}`;
  return {
    publicKey: keys.publicKey,
    async send({ endpoint, p256dh, auth }, { text, topic }) {
      const { default: webPush } = await import("web-push");
      const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
        vapidDetails: { subject, ...keys },
        TTL: KEPT_SECONDS,
        urgency: "high",
        contentEncoding: "aes128gcm",
        topic,
      });
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      return outside.post(request.endpoint, { headers: Object.fromEntries(headers), body: request.body });
    },
  };
}

function keysOf(secrets: Secrets): { publicKey: string; privateKey: string } {
  const pair = createECDH("prime256v1");
  const privateKey = Buffer.from(secrets.key("web push"));
  pair.setPrivateKey(privateKey);
  return { publicKey: pair.getPublicKey("base64url"), privateKey: privateKey.toString("base64url") };
}
