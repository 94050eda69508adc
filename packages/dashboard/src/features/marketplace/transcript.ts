import { api } from "@foyer/sdk";
import { saveText } from "../../device/saveText.ts";
import { client } from "../../live/client.ts";
import { type Chat, nameOfCustomer } from "./chat.ts";

/** Saves everything that was said in a conversation, deleted messages too, as a text on this device. */
export async function saveTranscript(chat: Chat): Promise<void> {
  const pages: string[] = [];
  let afterSeq: number | undefined = 0;
  while (afterSeq !== undefined) {
    const page: { text: string; nextSeq?: number | undefined } = await client.mutation(
      api.marketplace.exportTranscript,
      { conversationId: chat._id, afterSeq },
    );
    pages.push(page.text);
    afterSeq = page.nextSeq;
  }
  const day = new Date(chat._creationTime).toISOString().slice(0, 10);
  saveText(`${nameOfCustomer(chat)} ${day}.txt`, `${pages.join("\n")}\n`);
}
