/** A mail server for tests: real SMTP on loopback, and every mail that it took. */
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { eventually } from "./eventually.ts";

/** A mail that arrived. */
export interface TrappedMail {
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first six digits that stand alone in the text. */
  readonly code: string | undefined;
  /** The first address in the text. */
  readonly link: string | undefined;
}

/** A running mail server. */
export interface MailTrap {
  /** For `SMTP_URL`. */
  readonly url: string;
  readonly mails: readonly TrappedMail[];
  /** Answers the next recipients with these statuses, such as 451 (later) or 550 (never), before it takes mail again. */
  refuse(...statuses: number[]): void;
  /** Takes mail from now on without saying so; answers with what lets the answers go. */
  hold(): () => void;
  /** Waits for the newest mail to an address, `count` of them having arrived. */
  mailTo(address: string, count?: number): Promise<TrappedMail>;
  stop(): Promise<void>;
}

/** Starts a mail server. */
export async function startMailTrap(): Promise<MailTrap> {
  const mails: TrappedMail[] = [];
  const refusals: number[] = [];
  let held = Promise.resolve();
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo(_address, _session, callback) {
      const status = refusals.shift();
      if (status === undefined) return callback();
      callback(Object.assign(new Error("Refused by the test"), { responseCode: status }));
    },
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      readMail(stream, to).then((mail) => {
        mails.push(mail);
        held.then(() => callback());
      }, callback);
    },
  });
  const port = await listen(server);
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (...statuses) => void refusals.push(...statuses),
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    async mailTo(address, count = 1) {
      const found = () => mails.filter((mail) => mail.to.includes(address));
      await eventually(() => found().length >= count, { what: `mail ${count} to ${address}` });
      return found().at(-1) as TrappedMail;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    const listener = server.listen(0, "127.0.0.1", () => {
      const address = listener.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

async function readMail(stream: SMTPServerDataStream, to: string[]): Promise<TrappedMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const mail = await PostalMime.parse(Buffer.concat(chunks));
  const text = mail.text ?? "";
  return {
    to,
    from: mail.from?.address ?? "",
    subject: mail.subject ?? "",
    text,
    html: mail.html ?? "",
    messageId: mail.messageId ?? "",
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    code: text.match(/\b\d{6}\b/)?.[0],
    link: text.match(/https?:\/\/\S+/)?.[0],
  };
}
