/** Turns rows of messages into what clients see, with a fixed number of reads whatever their number. */
import type { SharedQueryContext } from "../../engine/context.ts";
import { attachmentsOfMessages } from "../attachments/attach.ts";
import { namesOfUsers } from "../identity/names.ts";
import { type Message, type MessageRow, toMessage } from "./message.ts";
import { messages } from "./tables.ts";

/** Presents messages in the order in which they are given. */
export async function presentMessages(
  ctx: Pick<SharedQueryContext, "db" | "surroundings"> & Partial<Pick<SharedQueryContext, "isPast">>,
  rows: readonly MessageRow[],
): Promise<Message[]> {
  const agents = rows
    .filter((row) => row.senderType === "agent" || row.senderType === "user")
    .map((row) => row.senderId);
  const withFiles = rows.filter((row) => row.attachmentIds.length > 0 && row.deletedAt === null);
  const shown = new Map(rows.map((row) => [row.id, row]));
  const elsewhere = rows.flatMap((row) => (row.replyToId && !shown.has(row.replyToId) ? [row.replyToId] : []));
  const [names, attachments, others] = await Promise.all([
    namesOfUsers(ctx, agents),
    attachmentsOfMessages(ctx, withFiles),
    ctx.db.getMany(messages, elsewhere),
  ]);
  const around = { names, attachments, repliedTo: new Map([...shown, ...others]) };
  return rows.map((row) => toMessage(row, around));
}
