import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useState } from "react";
import { reasonOf } from "./failure.tsx";
import type { ChatMessage } from "./Message.tsx";

/** Deletes an own message for everyone, once that is confirmed. */
export function DeleteButton({ messageId }: { messageId: ChatMessage["_id"] }) {
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const deleteMessage = useMutation(api.shared.chat.deleteMessage);
  if (!isAsking) {
    return (
      <button type="button" className="foyer-quiet foyer-delete" onClick={() => setAsking(true)}>
        Delete
      </button>
    );
  }
  const remove = () => {
    deleteMessage({ messageId }).catch((error: unknown) => setProblem(reasonOf(error)));
  };
  return (
    <>
      {problem && <span role="alert">Not deleted: {problem}</span>}
      <button type="button" className="foyer-quiet foyer-danger" onClick={remove}>
        Delete for everyone
      </button>
      <button type="button" className="foyer-quiet" onClick={() => setAsking(false)}>
        Keep
      </button>
    </>
  );
}
