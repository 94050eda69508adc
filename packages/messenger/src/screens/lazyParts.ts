/** The parts of a conversation that are fetched when they are first drawn. */
import { lazily } from "./lazily.tsx";
import { PlainText } from "./PlainText.tsx";

/** Fetches the parts that plain text does without. */
export const fetchExtras = () => import("./extras.ts");

export const RichText = lazily<{ content: string }>(async () => (await fetchExtras()).RichText, PlainText);
export const About = lazily(async () => (await fetchExtras()).About);
export const Quotation = lazily(async () => (await fetchExtras()).Quotation);
export const ThreadEnd = lazily(async () => (await fetchExtras()).ThreadEnd);
export const AttachmentList = lazily(async () => (await fetchExtras()).AttachmentList);
export const OutgoingFiles = lazily(async () => (await fetchExtras()).OutgoingFiles);
export const ChosenFiles = lazily(async () => (await fetchExtras()).ChosenFiles);
export const Failure = lazily(async () => (await fetchExtras()).Failure);
export const EmailCapture = lazily(async () => (await fetchExtras()).EmailCapture);
export const MessageActions = lazily(async () => (await fetchExtras()).MessageActions);
export const EmojiPicker = lazily(async () => (await import("./EmojiPicker.tsx")).EmojiPicker);
export const Options = lazily(async () => (await import("./Options.tsx")).Options);
