import { api } from "@foyer/sdk";
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
  const url = URL.createObjectURL(new Blob([pages.join("\n"), "\n"], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${nameOfCustomer(chat)} ${new Date(chat._creationTime).toISOString().slice(0, 10)}.txt`;
  link.click();
  URL.revokeObjectURL(url);
}
