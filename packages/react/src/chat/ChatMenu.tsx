import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import type { ChatDetails } from "./ChatHeader.tsx";
import { reasonOf } from "./failure.tsx";
import type { HandOver } from "./handOver.ts";
import { ReportDialog } from "./ReportDialog.tsx";

interface ChatMenuProps {
  readonly chat: ChatDetails;
  /** Stands here where the header has no room for it. */
  readonly handOver: HandOver | undefined;
  readonly onProblem: (problem: string | undefined) => void;
}

/** What can be done with a conversation besides writing: putting it away for the own side, reporting it, handing it over. */
export function ChatMenu({ chat, handOver, onProblem }: ChatMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [isReporting, setReporting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const archive = useMutation(api.shared.chat.archiveConversation);
  const unarchive = useMutation(api.marketplace.unarchive);
  const { _id: conversationId, status, side, isReported } = chat;
  const isArchived = status === "archived";
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const putAway = () => {
    close();
    onProblem(undefined);
    (isArchived ? unarchive : archive)({ conversationId }).catch((error: unknown) => onProblem(reasonOf(error)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    // The dialog around the chat stays.
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what stands in it, wherever the focus is
    <div className="foyer-menu" onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={opener}
        type="button"
        className="foyer-quiet foyer-more"
        aria-label="More"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        ⋯
      </button>
      {isOpen && (
        <div className="foyer-menu-items">
          {handOver && (
            <button
              type="button"
              className="foyer-narrow-only"
              onClick={() => {
                close();
                handOver.hand();
              }}
            >
              {handOver.label}
            </button>
          )}
          <button type="button" onClick={putAway}>
            {isArchived ? "Take out of the archive" : "Archive"}
          </button>
          {side !== "admin" && (
            <button
              type="button"
              disabled={isReported}
              onClick={() => {
                close();
                setReporting(true);
              }}
            >
              {isReported ? "Reported" : "Report …"}
            </button>
          )}
        </div>
      )}
      {isReporting && <ReportDialog conversationId={conversationId} onClose={() => setReporting(false)} />}
    </div>
  );
}
