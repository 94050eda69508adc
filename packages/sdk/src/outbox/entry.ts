/** One message on its way: kept on the device until the server has it. */
export interface OutboxEntry<Body> {
  /** Sent along with the message, so that a second sending of it changes nothing. */
  readonly id: string;
  /** Entries of one lane, such as one conversation, leave in the order in which they were added. */
  readonly lane: string;
  readonly body: Body;
  /** Milliseconds since the epoch, by this device's clock. */
  readonly createdAt: number;
  /** `failed` waits for somebody to try again or to give up. */
  readonly state: "sending" | "failed";
  /** Why it failed, in words for people. */
  readonly problem?: string;
}

/** A new id, which nobody can guess; works on pages without TLS too, where `crypto.randomUUID` is missing. */
export function newEntryId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
