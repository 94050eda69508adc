import { api, type Functions, type Id, newEntryId } from "@foyer/sdk";
import { useMutation, useQuery } from "convex/react";
import { type FormEvent, useState } from "react";
import { ChatDialog } from "./ChatDialog.tsx";
import { ChatThread } from "./ChatThread.tsx";
import { isSendKey } from "./Composer.tsx";
import { Boundary, reasonOf } from "./failure.tsx";

interface MessageSellerButtonProps {
  readonly productId: Id<"products">;
  /** How the button is labelled. */
  readonly label?: string | undefined;
  /** Takes the conversation that there is already; without it, it opens in a dialog. */
  readonly onOpen?: (conversationId: Id<"conversations">) => void;
}

/** A way to ask whoever sells a product; where that is not open to the customer it says why. */
export function MessageSellerButton(props: MessageSellerButtonProps) {
  return (
    <Boundary>
      <SellerButton {...props} />
    </Boundary>
  );
}

function SellerButton({ productId, label = "Ask the seller", onOpen }: MessageSellerButtonProps) {
  const asking = useQuery(api.shared.chat.canAskSeller, { productId });
  const [isOpen, setOpen] = useState(false);
  if (!asking) return <p className="foyer-store" aria-busy="true" />;
  const { canAsk, reason, conversationId } = asking;
  const open = () => (onOpen && conversationId ? onOpen(conversationId) : setOpen(true));
  return (
    <div className="foyer-store">
      {(canAsk || conversationId) && (
        <button type="button" className="foyer-button" onClick={open}>
          {label}
        </button>
      )}
      {reason && <p>{reason}.</p>}
      {isOpen && (
        <ChatDialog onClose={() => setOpen(false)}>
          {conversationId ? (
            <ChatThread conversationId={conversationId} />
          ) : (
            <FirstQuestion productId={productId} asking={asking} />
          )}
        </ChatDialog>
      )}
    </div>
  );
}

interface FirstQuestionProps {
  readonly productId: Id<"products">;
  readonly asking: Functions["shared/chat:canAskSeller"]["result"];
}

/** Where a conversation begins: there is none before the first message. */
function FirstQuestion({ productId, asking: { productName, sellerName = "Support" } }: FirstQuestionProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [clientMessageId] = useState(newEntryId);
  const ask = useMutation(api.shared.chat.askSeller);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || isBusy) return;
    setBusy(true);
    try {
      await ask({ productId, content: text.trim(), clientMessageId });
    } catch (error) {
      setProblem(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <section className="foyer-thread" aria-label="Conversation">
      <header className="foyer-head">
        <div className="foyer-names">
          <h2>{sellerName}</h2>
          <p>About {productName}</p>
        </div>
      </header>
      <div className="foyer-empty">
        <p>Ask about {productName}</p>
        <p>Your question goes to {sellerName}.</p>
      </div>
      <form className="foyer-composer" onSubmit={submit}>
        {problem && (
          <p className="foyer-problem" role="alert">
            Not sent: {problem}
          </p>
        )}
        <div className="foyer-writing">
          <textarea
            aria-label="Message"
            placeholder="Write a message"
            rows={2}
            maxLength={10_000}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (!isSendKey(event)) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          />
          <button type="submit" className="foyer-button foyer-primary" disabled={isBusy || !text.trim()}>
            {problem ? "Retry" : "Send"}
          </button>
        </div>
      </form>
    </section>
  );
}
