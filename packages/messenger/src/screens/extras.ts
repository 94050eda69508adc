/** What a conversation of plain text does without: fetched together when a part of it is first needed. */
// Whoever fetches these has the window: naming it keeps what both use in one file.
import "../window.tsx";

export { checkFiles, fetchLimits } from "../model/fileLimits.ts";
export { uploadFile } from "../outbox/upload.ts";
export { About } from "./About.tsx";
export { AttachmentList, OutgoingFiles } from "./Attachments.tsx";
export { ChosenFiles } from "./ChosenFiles.tsx";
export { EmailCapture } from "./EmailCapture.tsx";
export { Failure } from "./Failure.tsx";
export { MessageActions } from "./MessageActions.tsx";
export { Quotation } from "./Quotation.tsx";
export { RichText } from "./RichText.tsx";
export { ThreadEnd } from "./ThreadEnd.tsx";
