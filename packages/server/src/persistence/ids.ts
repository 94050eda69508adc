/** Makes ids: UUIDv7 written as 32 lower-case hexadecimal characters, increasing within a process. */
import { randomFillSync } from "node:crypto";

const random = new Uint8Array(16 * 256);
let used = random.length;
let lastTime = 0;
let sequence = 0;

/** A new id; ids made later in this process sort later. */
export function newId(): string {
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    // More than 4,096 ids in one millisecond: borrow from the next.
    lastTime += 1;
    sequence = 0;
  }
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const time = lastTime.toString(16).padStart(12, "0");
  const tail = Buffer.from(random.buffer, used, 8);
  used += 16;
  tail[0] = 0x80 | ((tail[0] ?? 0) & 0x3f);
  return `${time}7${sequence.toString(16).padStart(3, "0")}${tail.toString("hex")}`;
}

/** Whether a text has the form of an id. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

/** The moment at which an id was made, in milliseconds since the epoch. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 12), 16);
}
