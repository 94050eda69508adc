/**
 * Hands mail to a mail server by SMTP.
 * Knows one configured server; does not know what is kept or tried again.
 */
import type { Transporter } from "nodemailer";
import type { Config } from "../../config.ts";
import { codeOf } from "../../errorCode.ts";

/** A mail as it leaves. */
export interface LeavingMail {
  /** The same for every attempt, so that a mail that arrives twice is recognisable. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends mail. */
export interface Mailer {
  /** Whether there is a mail server; without one, mail is kept. */
  readonly isConfigured: boolean;
  /** The domain that identifies our mail. */
  readonly domain: string;
  send(mail: LeavingMail): Promise<void>;
  close(): void;
}

/** A mailer over the configured server; connections are opened when needed and used again. */
export function createMailer(config: Pick<Config, "SMTP_URL" | "MAIL_FROM" | "publicUrl">): Mailer {
  const { SMTP_URL, MAIL_FROM } = config;
  const domain = MAIL_FROM.match(/@([^\s>]+)/)?.[1] ?? new URL(config.publicUrl).hostname;
  if (!SMTP_URL) {
    return { isConfigured: false, domain, send: () => Promise.reject(new Error("SMTP_URL is not set.")), close() {} };
  }
  let transport: Promise<Transporter> | undefined;
  return {
    isConfigured: true,
    domain,
    async send({ to, headers, ...mail }) {
      // As an object, an address cannot smuggle in a second one.
      const recipient = { name: "", address: to };
      transport ??= connect(SMTP_URL);
      await (await transport).sendMail({ from: MAIL_FROM, to: recipient, ...mail, headers: { ...headers } });
    },
    close: () => void transport?.then((opened) => opened.close()),
  };
}

/** Loads the library with the first mail. */
async function connect(url: string): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  return createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
}

/** Whether trying again cannot help: the server has refused the recipient or the mail itself for good. */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error && "responseCode" in error)) return false;
  const isAboutMail = ["EENVELOPE", "EMESSAGE"].includes(codeOf(error) ?? "");
  return isAboutMail && typeof error.responseCode === "number" && error.responseCode >= 500;
}
