import { EmptyState, ErrorState } from "@foyer/ui";
import { MessageCircleOff } from "lucide-react";
import type { ReactNode } from "react";
import { failureOf } from "../../live/failure.ts";

/** Refusals that mean that the conversation is somebody else's, or nobody's any more; an address may also name none at all. */
const gone = new Set(["INVALID_INPUT", "NOT_FOUND", "NOT_AUTHORIZED", "PERMISSION_DENIED", "NOT_WORKSPACE_MEMBER"]);

/** Props of `NoThread`. */
export interface NoThreadProps {
  /** Why there is none; without it the conversation does not exist. */
  error: Error | undefined;
  /** What is said of a conversation that is not for the reader. */
  title: string;
  text: string;
  wayBack: ReactNode;
}

/** The place of a thread that cannot be shown: it is not for the reader, or it could not be loaded. */
export function NoThread({ error, title, text, wayBack }: NoThreadProps) {
  const failure = error && failureOf(error);
  if (failure && !gone.has(failure.code)) {
    const what = "The conversation could not be loaded";
    return <ErrorState className="min-w-0 flex-1" title={what} text={failure.message} />;
  }
  return (
    <EmptyState className="min-w-0 flex-1" icon={<MessageCircleOff />} title={title} text={text} action={wayBack} />
  );
}
