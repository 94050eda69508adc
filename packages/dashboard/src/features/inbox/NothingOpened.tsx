import { EmptyState, Kbd } from "@foyer/ui";
import { MessagesSquare } from "lucide-react";

/** Props of `NothingOpened`. */
export interface NothingOpenedProps {
  hasRows: boolean;
  isLoading: boolean;
  /** What will open here, said while there is nothing to choose. */
  quietText: string;
}

/** The place of the thread while no conversation is open. */
export function NothingOpened({ hasRows, isLoading, quietText }: NothingOpenedProps) {
  if (isLoading) return <div className="flex-1" />;
  if (!hasRows) {
    return <EmptyState className="flex-1" icon={<MessagesSquare />} title="All quiet here" text={quietText} />;
  }
  return (
    <EmptyState
      className="flex-1"
      icon={<MessagesSquare />}
      title="Choose a conversation"
      text={
        <span className="flex flex-col items-center gap-1.5">
          <span>
            <Kbd keys="J" /> and <Kbd keys="K" /> move through the list.
          </span>
          <span>
            <Kbd keys="?" /> shows all keys.
          </span>
        </span>
      }
    />
  );
}
