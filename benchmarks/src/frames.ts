/**
 * WebSocket frames as a client needs them on the loopback: whole text messages of ASCII, pings, nothing else.
 */

/** Told of what arrives. */
export interface FrameEvents {
  opened(): void;
  text(text: string): void;
  ping(payload: Buffer): void;
  /** The server answered the handshake with something else than 101. */
  refused(status: string): void;
}

const EMPTY = Buffer.alloc(0);

/** Prints a client's frame. Its mask is zero, so the payload is sent as it is. */
export function frame(payload: Buffer, opcode: number): Buffer {
  const extended = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8;
  const head = Buffer.alloc(2 + extended + 4);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (extended === 0 ? payload.length : extended === 2 ? 126 : 127);
  if (extended === 2) head.writeUInt16BE(payload.length, 2);
  if (extended === 8) head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

/** Cuts what a server sends into frames. */
export class FrameReader {
  readonly #events: FrameEvents;
  #rest: Buffer = EMPTY;
  #isOpen = false;

  constructor(events: FrameEvents) {
    this.#events = events;
  }

  /** Takes the next bytes. */
  take(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#isOpen && !this.#readHandshake()) return;
    for (let length = this.#readFrame(); length > 0; length = this.#readFrame())
      this.#rest = this.#rest.subarray(length);
    if (this.#rest.length === 0) this.#rest = EMPTY;
  }

  #readHandshake(): boolean {
    const end = this.#rest.indexOf("\r\n\r\n");
    if (end === -1) return false;
    const status = this.#rest.toString("latin1", 9, 12);
    this.#rest = this.#rest.subarray(end + 4);
    this.#isOpen = status === "101";
    if (this.#isOpen) this.#events.opened();
    else this.#events.refused(status);
    return this.#isOpen;
  }

  /** Reads one frame if it is all there; answers with its length. */
  #readFrame(): number {
    const bytes = this.#rest;
    if (bytes.length < 2) return 0;
    const short = (bytes[1] as number) & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length < head) return 0;
    const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    if (bytes.length < head + size) return 0;
    const opcode = (bytes[0] as number) & 0x0f;
    if (opcode === 1) this.#events.text(bytes.toString("latin1", head, head + size));
    if (opcode === 9) this.#events.ping(Buffer.from(bytes.subarray(head, head + size)));
    return head + size;
  }
}
